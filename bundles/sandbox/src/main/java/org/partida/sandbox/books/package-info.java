/** What the simulated authority remembers, as a port with an implementation in memory. */
package org.partida.sandbox.books;
