/**
 * The JSON that the command line and REST answer with, once for both: the field names are a
 * contract that scripts rely on. Pure and thread-safe. Internal: for Partida's own bundles, never
 * for add-ons.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.views;
