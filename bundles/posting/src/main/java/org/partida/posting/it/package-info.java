/**
 * The posting rules of Italy over dated tables, for invoices as a reader of FatturaPA makes them.
 * Pure; safe for several threads at once.
 */
package org.partida.posting.it;
