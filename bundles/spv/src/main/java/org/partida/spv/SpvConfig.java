package org.partida.spv;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How ANAF is reached. */
@ObjectClassDefinition(
    name = "Partida: SPV",
    description =
        "The Romanian e-invoice network; works without a configuration as far as it needs no application id")
@interface SpvConfig {
  @AttributeDefinition(
      description = "base address of FCTEL; /test/ instead of /prod/ for ANAF's test environment")
  String fctelBase() default "https://api.anaf.ro/prod/FCTEL/rest";

  @AttributeDefinition(description = "base address of the identity provider")
  String oauthBase() default "https://logincert.anaf.ro/anaf-oauth2/v1";

  @AttributeDefinition(description = "client id of the application registered at ANAF")
  String clientId() default "";

  @AttributeDefinition(
      type = AttributeType.PASSWORD,
      description =
          "client secret: {sealed} and a text sealed by this instance, or plain for the sandbox")
  String clientSecret() default "";

  @AttributeDefinition(
      description =
          "where ANAF sends the browser after authorising: as registered at ANAF, letter by letter; https; this instance answers at /partida/spv/callback")
  String redirectUri() default "https://localhost:8443/partida/spv/callback";

  @AttributeDefinition(
      description =
          "take an answer without the state if exactly one authorisation waits (ANAF is not known to send the state back always)")
  boolean callbackWithoutState() default true;

  @AttributeDefinition(description = "for a list, in seconds")
  int listTimeoutSeconds() default 60;

  @AttributeDefinition(description = "for a download, in seconds")
  int fetchTimeoutSeconds() default 120;

  @AttributeDefinition(description = "for an upload, in seconds; a short one leaves many in doubt")
  int uploadTimeoutSeconds() default 180;

  @AttributeDefinition(description = "for the identity provider, in seconds")
  int tokenTimeoutSeconds() default 60;

  @AttributeDefinition(
      description = "all calls together per minute (ANAF, limits of 2026-07: 1000)")
  int callsPerMinute() default 1000;

  @AttributeDefinition(
      description = "paged lists per company and day (ANAF, limits of 2026-07: 100 000)")
  int listsPerDay() default 100_000;

  @AttributeDefinition(
      description =
          "downloads of one message per day (ANAF, limits of 2026-07: 10; some are left for people)")
  int fetchesPerMessageAndDay() default 6;

  @AttributeDefinition(
      description =
          "questions for one upload's state per day (ANAF, limits of 2026-07: 100; older texts say 10 and 20)")
  int statesPerSubmissionAndDay() default 20;

  @AttributeDefinition(
      description = "buyer's messages per company and day (ANAF, limits of 2026-07: 1000)")
  int buyerMessagesPerDay() default 1000;
}
