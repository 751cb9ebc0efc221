/** The private virtual space, by client certificate. */
package org.partida.spv.space;
