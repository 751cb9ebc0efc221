/**
 * Invoice formats: implement {@link org.partida.spi.invoice.InvoiceReader} as an OSGi service and
 * documents of that format can be read, {@link org.partida.spi.invoice.InvoiceValidator} and they
 * can be checked before they are sent. Implementations are called from several threads at once.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.spi.invoice;
