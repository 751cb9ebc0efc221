/** Periods of the books: closing, late documents, and the work of a month. Thread-safe. */
package org.partida.posting.period;
