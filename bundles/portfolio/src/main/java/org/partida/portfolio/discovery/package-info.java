/** Companies that connections may act for. */
package org.partida.portfolio.discovery;
