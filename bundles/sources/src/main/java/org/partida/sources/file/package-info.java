/** A folder of files as a source. Internal. */
package org.partida.sources.file;
