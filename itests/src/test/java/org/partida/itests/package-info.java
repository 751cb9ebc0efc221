/** The assembly, the features and the arrows between bundles, tested from outside. */
package org.partida.itests;
