/**
 * Balanced journal entries before the host has them, with the reason for each line. Immutable and
 * thread-safe.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.model.voucher;
