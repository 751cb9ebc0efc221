/**
 * Posting rules by country: from an invoice to vouchers or questions, pure and explained.
 * Implementations are called from several threads at once.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.spi.posting;
