/** A business paper and its four independent states. Immutable and thread-safe. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.model.document;
