/**
 * The slice of UBL 2.1 that EN 16931 uses, as JAXB beans without namespaces: {@code UblStream} takes the UBL namespaces away, so
 * that spellings of them which occur in production read alike. Every value is the text as printed; {@code Values} judges it. A
 * field is null where the element is missing. Used by one thread at a time, and never outside this bundle.
 */
package org.partida.ubl.bind;
