/** The simulated authority's certificates and the seals on the archives that it hands out. */
package org.partida.sandbox.seal;
