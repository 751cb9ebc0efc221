package org.partida.statements.sftp;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** A folder of a company on a server. */
@ObjectClassDefinition(name = "Partida: statements by SFTP")
@interface SftpConfig {
  @AttributeDefinition(description = "the company, such as RO12345674")
  String company();

  @AttributeDefinition(description = "the server")
  String host();

  @AttributeDefinition(description = "its port")
  int port() default 22;

  @AttributeDefinition(
      description = "the server's key: kind and key as ssh-keyscan prints them, without the host")
  String hostKey();

  @AttributeDefinition(description = "user on the server")
  String user();

  @AttributeDefinition(
      type = AttributeType.PASSWORD,
      description = "its password, as secret-seal prints it; empty with a key file")
  String password() default "";

  @AttributeDefinition(
      description = "file in the instance's folder secret with the user's private key")
  String keyFile() default "";

  @AttributeDefinition(description = "folder on the server, below that of the user")
  String folder() default "";

  @AttributeDefinition(
      description =
          "files stay where they are (a bank's server as a rule); else they are moved to .done beside them")
  boolean keep() default false;

  @AttributeDefinition(description = "endings of files that are taken")
  String endings() default "csv,txt,sta,mt940,940,942,xml,xls,xlsx,zip,ofx,qfx,json";

  @AttributeDefinition(description = "the largest file, in megabytes")
  int maxMegabytes() default 100;

  @AttributeDefinition(description = "how often it is looked, in seconds")
  int everySeconds() default 300;
}
