/**
 * The canonical invoice in the terms of EN 16931 (BT and BG numbers in the Javadoc). Immutable and
 * thread-safe; amounts are as printed, {@link org.partida.model.invoice.DocumentKind} gives the
 * sign.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.model.invoice;
