/** Public registers of taxpayers: who pays VAT, how, since when. Called from several threads. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.spi.registry;
