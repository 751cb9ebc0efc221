/**
 * Inbox rows under leases, worked off in steps; every step's effect and outcome are one
 * transaction. Internal: for Partida's own bundles, never for add-ons.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.base.work;
