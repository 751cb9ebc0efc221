/** Connectors that come with Partida: a folder of files, and any program over HTTP. Internal. */
package org.partida.sources;
