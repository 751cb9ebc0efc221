package org.partida.web.resource;

import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.invitation.PasswordResets;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code person-reset-link}: where no mail is set up. A PUT, since its answer is a secret. */
@Path("people/{id}/password-link")
@Produces(MediaType.APPLICATION_JSON)
public final class PasswordLinkResource {
  private final Services services;

  public PasswordLinkResource(Services services) {
    this.services = services;
  }

  @PUT
  @Doc(
      value = "A link to a new password, to be handed over; opens once, for an hour",
      of = "PasswordLink")
  public Obj link(@Context SecurityContext who, @PathParam("id") String id) {
    return Obj.obj().put("link", services.need(PasswordResets.class).link(Caller.actor(who), id));
  }
}
