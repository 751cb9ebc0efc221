/**
 * Documents on their way to an authority: frozen, checked, sent once, followed to the end, and
 * looked up where an answer was lost. Thread-safe.
 */
package org.partida.documents.send;
