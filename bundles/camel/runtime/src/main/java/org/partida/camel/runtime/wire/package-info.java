/** The wire of a network, carried by the route {@code <context>-wire}. */
package org.partida.camel.runtime.wire;
