/**
 * Values as JSON text, for storage and answers: records, Optional, java.time, Money as {@code
 * {"amount":"1.00","currency":"RON"}}. Internal: for Partida's own bundles, never for add-ons.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.base.json;
