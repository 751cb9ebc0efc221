package org.partida.portfolio.person;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Links that are sent to people. */
@ObjectClassDefinition(name = "Partida: invitations and lost passwords")
@interface InvitationConfig {
  @AttributeDefinition(
      name =
          "Address of the page as clients reach it, such as https://portal.firm.example/partida/; without it no mail is sent")
  String publicUrl() default "";

  @AttributeDefinition(name = "Name of the firm, as it stands in mails")
  String firmName() default "";

  @AttributeDefinition(name = "Days that an invitation opens")
  int days() default 15;

  @AttributeDefinition(name = "Minutes that the link of a lost password opens")
  int resetMinutes() default 60;
}
