/**
 * Rendering of invoices, certificates and tables for people. Implementations are called from
 * several threads at once.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.spi.render;
