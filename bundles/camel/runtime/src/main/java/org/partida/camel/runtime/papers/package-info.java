/** Dropped files of business papers. */
package org.partida.camel.runtime.papers;
