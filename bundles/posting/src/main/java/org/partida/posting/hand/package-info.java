/** Entries that people booked in the host by hand, beside the documents that are posted. */
package org.partida.posting.hand;
