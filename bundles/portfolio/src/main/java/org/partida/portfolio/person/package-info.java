/** People, how they sign in, and their sessions. */
package org.partida.portfolio.person;
