/** VAT journals and the sheets of returns, made from posted entries alone. */
package org.partida.posting.vat;
