/**
 * Open items, and the proposals that link statement lines to them, with evidence. Immutable and
 * thread-safe.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.model.match;
