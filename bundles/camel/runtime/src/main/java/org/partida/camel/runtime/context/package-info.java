/** One Camel context per name: what it needs, when it starts, how it is drained. */
package org.partida.camel.runtime.context;
