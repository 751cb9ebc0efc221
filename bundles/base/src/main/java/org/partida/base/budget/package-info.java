/**
 * How often others may be called: limits by minute, hour and day, shared by all nodes. Internal:
 * for Partida's own bundles, never for add-ons.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.base.budget;
