/** Documents on their way to an authority. Services are thread-safe. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.api.submission;
