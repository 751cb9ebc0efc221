/** What a user starts from the host's menu to post. */
package org.partida.posting.action;
