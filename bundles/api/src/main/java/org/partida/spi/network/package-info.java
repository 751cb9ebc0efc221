/**
 * Authority channels for e-invoices (ro.spv, it.sdi): list, fetch, unpack, check the seal.
 * Implementations are called from several threads at once and keep no state of their own; budget,
 * retry and idempotency belong to the caller.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.spi.network;
