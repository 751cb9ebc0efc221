/**
 * Host extension points: what an ERP implements once so that Partida can post, settle and read in
 * it. Every write is idempotent by external id and digest.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.spi.host;
