package org.partida.camel.runtime;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How Camel contexts are run. */
@ObjectClassDefinition(
    name = "Partida: Camel contexts",
    description = "How routes are run; works without a configuration")
@interface RuntimeConfig {
  @AttributeDefinition(
      description =
          "folder of route files; empty = the folder routes in partida.etc, else etc/routes beside the books")
  String routesDirectory() default "";

  @AttributeDefinition(description = "how often the files are looked at")
  int pollMilliseconds() default 1000;

  @AttributeDefinition(
      description = "how long exchanges in flight may take when a context is stopped")
  int drainSeconds() default 20;

  @AttributeDefinition(
      description = "after so many seconds a context that did not start is tried again")
  int retrySeconds() default 30;

  @AttributeDefinition(description = "an answer of a network that is longer is refused")
  int maxAnswerMegabytes() default 256;
}
