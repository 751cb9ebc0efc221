/**
 * The network {@code ro.spv}: e-invoices from Romania's SPV (RO e-Factura) over ANAF's FCTEL
 * service. Plain classes over the port {@code Wire}; thin components join them to the framework.
 * Exports nothing.
 */
package org.partida.spv;
