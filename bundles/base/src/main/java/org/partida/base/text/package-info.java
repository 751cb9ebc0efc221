/**
 * Text files of strangers and for strangers: bytes to characters, CSV both ways. Internal: for
 * Partida's own bundles, never for add-ons.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.base.text;
