/**
 * Files that survive a power cut, names that are safe everywhere, containers that strangers made.
 * Internal: for Partida's own bundles, never for add-ons.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.base.file;
