/** The Ministry's seal over a payload, in its two forms. */
package org.partida.spv.seal;
