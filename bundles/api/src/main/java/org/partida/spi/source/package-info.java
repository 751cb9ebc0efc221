/**
 * Sources: other programs (invoicing, stock, shop) that documents are pulled from. A connector is
 * an OSGi service; it knows its program and nothing of Partida's documents, rules or hosts. A
 * session is used by one thread at a time.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.spi.source;
