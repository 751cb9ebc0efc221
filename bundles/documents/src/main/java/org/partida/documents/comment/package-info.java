/** What client and firm write to each other about documents. Thread-safe. */
package org.partida.documents.comment;
