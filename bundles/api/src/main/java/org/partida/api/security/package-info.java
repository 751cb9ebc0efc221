/** Who acts and what they may do. Values, immutable and thread-safe. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.api.security;
