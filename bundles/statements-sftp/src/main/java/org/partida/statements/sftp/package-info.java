/**
 * Statements that lie on an SFTP server: one configuration, and so one route, for each company.
 * Internal.
 */
package org.partida.statements.sftp;
