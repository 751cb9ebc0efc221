/** ANAF's public registers: VAT, VAT on cash, inactive taxpayers, e-Factura. Exports nothing. */
package org.partida.spv.registry;
