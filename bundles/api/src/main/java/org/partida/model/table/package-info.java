/** Tables as people print, save and open them. Immutable and thread-safe. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.model.table;
