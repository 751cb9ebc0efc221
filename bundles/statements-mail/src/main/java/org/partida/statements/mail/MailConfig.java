package org.partida.statements.mail;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** A mailbox of a company. */
@ObjectClassDefinition(name = "Partida: statements by mail")
@interface MailConfig {
  @AttributeDefinition(description = "the company, such as RO12345674")
  String company();

  @AttributeDefinition(description = "the mail server")
  String host();

  @AttributeDefinition(description = "its port")
  int port() default 993;

  @AttributeDefinition(description = "imaps, or imap on this machine")
  String protocol() default "imaps";

  @AttributeDefinition(description = "user of the mailbox")
  String user();

  @AttributeDefinition(
      type = AttributeType.PASSWORD,
      description = "its password, as secret-seal prints it")
  String password();

  @AttributeDefinition(description = "folder that is looked at")
  String folder() default "INBOX";

  @AttributeDefinition(
      description =
          "addresses that may send, separated by commas; @courier.example is all of a domain")
  String senders();

  @AttributeDefinition(description = "endings of attachments that are taken")
  String endings() default "csv,txt,sta,mt940,940,942,xml,xls,xlsx,zip,ofx,qfx,json";

  @AttributeDefinition(description = "the largest attachment, in megabytes")
  int maxMegabytes() default 20;

  @AttributeDefinition(description = "how often it is looked, in seconds")
  int everySeconds() default 60;
}
