/** Pulling documents from other programs: connections, the pull, verifying. Internal. */
package org.partida.documents.source;
