/** Exchange rates: import and look. Thread-safe. */
package org.partida.posting.rates;
