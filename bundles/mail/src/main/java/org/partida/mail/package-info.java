/** Mail to people through an SMTP server: a route of the context {@code mail}. Internal. */
package org.partida.mail;
