/**
 * Values that everything else is made of: money, percentages, company and archive identities.
 * Immutable, thread-safe, free of I/O and of OSGi.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.model;
