/** Routes from files of the operator, each on its own: a bad file stops nothing. */
package org.partida.camel.runtime.files;
