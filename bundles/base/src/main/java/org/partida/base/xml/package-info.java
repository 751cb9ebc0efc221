/**
 * Reading XML that strangers made: no DTD, no entity, limits on size and depth. Internal: for
 * Partida's own bundles, never for add-ons.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.base.xml;
