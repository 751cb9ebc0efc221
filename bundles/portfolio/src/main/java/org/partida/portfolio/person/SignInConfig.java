package org.partida.portfolio.person;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How people sign in. */
@ObjectClassDefinition(name = "Partida: sign-in and sessions")
@interface SignInConfig {
  @AttributeDefinition(name = "Minutes after which a session ends that nothing is asked of")
  int idleMinutes() default 60;

  @AttributeDefinition(name = "Hours after which every session ends")
  int absoluteHours() default 12;

  @AttributeDefinition(name = "Wrong passwords in a row after which no more is looked at")
  int failures() default 10;

  @AttributeDefinition(
      name = "Minutes of the first such lock; each further one is twice as long, up to a day")
  int lockMinutes() default 15;

  @AttributeDefinition(name = "Characters that a password has at least")
  int passwordLength() default 12;

  @AttributeDefinition(name = "Language of who has chosen none: ro, it or en")
  String language() default "ro";

  @AttributeDefinition(
      name = "JAAS realm that is asked about names that Partida does not know; empty = none")
  String realm() default "";

  @AttributeDefinition(
      name = "Class of the realm's principals that are roles; empty = every principal counts")
  String roleClass() default "";

  @AttributeDefinition(
      name = "What roles of the realm mean: role=preset, or role=preset:RO1+RO2 for companies")
  String[] realmRoles() default {};
}
