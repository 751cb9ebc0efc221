/** People of client companies. */
package org.partida.portfolio.contact;
