/**
 * The public registers: VAT payers (at once and asynchronously) and RO e-Factura, fed by the
 * simulator's own companies, the generated partners and facts that the control sets.
 */
package org.partida.sandbox.registry;
