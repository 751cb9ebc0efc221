/** The servlets of the simulator: they translate, and decide nothing. */
package org.partida.sandbox.http;
