/** The folder of a company from which documents are sent. */
package org.partida.camel.runtime.send;
