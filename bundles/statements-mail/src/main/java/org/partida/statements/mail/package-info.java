/**
 * Statements that come by mail: one configuration, and so one route, for each company. Internal.
 */
package org.partida.statements.mail;
