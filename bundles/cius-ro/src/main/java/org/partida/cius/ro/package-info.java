/**
 * Validation of Romanian e-invoices before they are sent: the schemas of UBL 2.1, the rules of EN
 * 16931 and of CIUS-RO, and the check digits of the parties, in ANAF's order.
 */
package org.partida.cius.ro;
