/** What a user starts from the host's menu for companies and connections. */
package org.partida.portfolio.action;
