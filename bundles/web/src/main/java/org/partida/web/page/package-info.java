/** The plain page at {@code /partida}: its files are this package's resources. */
package org.partida.web.page;
