/** What a user starts from the host's menu for the archive. */
package org.partida.archive.action;
