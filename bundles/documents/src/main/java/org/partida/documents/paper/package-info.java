/** The authority's own picture and verdict of documents. Thread-safe. */
package org.partida.documents.paper;
