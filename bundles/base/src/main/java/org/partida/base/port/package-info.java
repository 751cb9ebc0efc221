/**
 * What the engine keeps: one unit of work with a repository per kind of record. Implemented by the
 * store. Internal: for Partida's own bundles, never for add-ons.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.base.port;
