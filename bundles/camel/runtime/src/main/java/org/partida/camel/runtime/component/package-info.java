/** The {@code partida:} component, by which routes reach Partida. */
package org.partida.camel.runtime.component;
