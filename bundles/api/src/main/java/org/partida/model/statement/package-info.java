/**
 * Money that moved: statements of banks, couriers and processors. Immutable and thread-safe;
 * amounts are signed, money in is positive.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.model.statement;
