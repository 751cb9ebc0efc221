/** How documents get decided by rules, many at once, and by somebody for somebody. Thread-safe. */
package org.partida.documents.approval;
