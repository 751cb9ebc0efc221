/**
 * Business papers that are not e-invoices: reading files of them, making each a document once, and
 * tying them to their invoices. Thread-safe.
 */
package org.partida.documents.business;
