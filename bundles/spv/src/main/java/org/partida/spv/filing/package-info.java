/** By when invoices must be filed in RO e-Factura: law as dated data. Thread-safe. */
package org.partida.spv.filing;
