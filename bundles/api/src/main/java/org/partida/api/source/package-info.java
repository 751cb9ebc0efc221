/**
 * Pulling documents from other programs: connections, syncs, and what waits to be verified.
 * Services are thread-safe.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.api.source;
