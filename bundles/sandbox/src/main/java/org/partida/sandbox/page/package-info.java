/** The simulator's own page: what it holds and what can be done to it, as plain HTML. */
package org.partida.sandbox.page;
