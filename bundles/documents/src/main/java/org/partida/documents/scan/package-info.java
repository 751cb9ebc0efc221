/** Papers that came as a photo or PDF, and what people enter beside them. */
package org.partida.documents.scan;
