package org.partida.mail;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The mail server of the firm. */
@ObjectClassDefinition(name = "Partida: mail to people")
@interface MailConfig {
  @AttributeDefinition(description = "the mail server")
  String host();

  @AttributeDefinition(description = "its port")
  int port() default 587;

  @AttributeDefinition(description = "smtp, or smtps for TLS from the first byte (port 465)")
  String protocol() default "smtp";

  @AttributeDefinition(
      description = "whether smtp must change to TLS; false for a server on this machine alone")
  boolean startTls() default true;

  @AttributeDefinition(description = "user at the server; empty = none is asked for")
  String user() default "";

  @AttributeDefinition(
      type = AttributeType.PASSWORD,
      description = "its password, as secret-seal prints it")
  String password() default "";

  @AttributeDefinition(description = "who mails are from, such as Firma <office@firm.example>")
  String from();

  @AttributeDefinition(description = "how long the server may be silent, in seconds")
  int timeoutSeconds() default 15;
}
