/** Reads UBL 2.1 invoices and credit notes, CIUS-RO included, to the canonical invoice. */
package org.partida.ubl;
