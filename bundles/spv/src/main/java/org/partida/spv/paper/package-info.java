/** ANAF's public services for single documents: its verdict and its PDF. Thread-safe. */
package org.partida.spv.paper;
