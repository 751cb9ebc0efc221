/**
 * The components that put the API and the page on the HTTP whiteboard. Everything else in this
 * bundle works without OSGi.
 */
package org.partida.web.osgi;
