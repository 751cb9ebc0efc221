/**
 * Reads UBL 2.1 invoices and credit notes, CIUS-RO included, to the canonical invoice.
 *
 * <p>The classes named {@code …Node} are the slice of UBL that EN 16931 uses, as JAXB beans without
 * namespaces: {@link org.partida.ubl.UblStream} takes the UBL namespaces away, so that spellings of
 * them which occur in production read alike. Their fields hold the text as printed, null where the
 * element is missing; {@link org.partida.ubl.Values} judges it and the classes named {@code
 * …Mapper} make the invoice. They are package-private with open fields because JAXB then sets them
 * without asking for access each time.
 */
package org.partida.ubl;
