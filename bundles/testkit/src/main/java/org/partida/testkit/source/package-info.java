/** What every connector of a source must hold to. */
package org.partida.testkit.source;
