/**
 * Business papers that are not e-invoices: receptions, delivery notes, fiscal receipts and their
 * daily reports, customs declarations, stock discharges. Immutable values without I/O.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.model.paper;
