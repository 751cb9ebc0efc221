package org.partida.web.resource;

import java.util.List;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.invitation.Invitations;
import org.partida.model.CompanyId;
import org.partida.views.InvitationView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.http.Pure;
import org.partida.web.openapi.Doc;

/** {@code invite invitation-list invitation-resend invitation-revoke}. */
@Path("invitations")
@Produces(MediaType.APPLICATION_JSON)
public final class InvitationResource {
  private final Services services;

  public InvitationResource(Services services) {
    this.services = services;
  }

  /** Who is invited: a list as it was pasted, for one company, as one role. */
  record Order(CompanyId company, String role, String language, String list) {}

  @GET
  @Doc(
      value = "Invitations of clients' people, newest first",
      answer = Doc.Answer.LIST,
      of = "Invitation")
  public List<Obj> list(
      @Context SecurityContext who,
      @QueryParam("company") @Doc("one company only") CompanyId company) {
    return Lists.of(
        invitations().list(Caller.actor(who), Optional.ofNullable(company)), InvitationView::of);
  }

  /** Not remembered for repeats, since links may be in the answer; a list counts once anyway. */
  @POST
  @Pure
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value =
          "Invites everybody on a pasted list; each line is answered, with the link if no mail went out",
      answer = Doc.Answer.LIST,
      of = "InviteLine")
  public List<Obj> invite(@Context SecurityContext who, Order order) {
    if (order.company() == null) {
      Lists.require("", "company");
    }
    return Lists.of(
        invitations()
            .invite(
                Caller.actor(who),
                order.company(),
                Lists.require(order.role(), "role"),
                order.language() == null ? "ro" : order.language(),
                Lists.require(order.list(), "list")),
        InvitationView::of);
  }

  /** A PUT, so that the link in the answer is never remembered for repeats. */
  @PUT
  @Path("{id}/link")
  @Doc(
      value = "Makes a new link and sends it; the old one opens nothing any more",
      of = "InviteLine")
  public Obj resend(@Context SecurityContext who, @PathParam("id") String id) {
    return InvitationView.of(invitations().resend(Caller.actor(who), id));
  }

  @DELETE
  @Path("{id}")
  @Doc(value = "Revokes an invitation: its link opens nothing any more", of = "Invitation")
  public Obj revoke(@Context SecurityContext who, @PathParam("id") String id) {
    return InvitationView.of(invitations().revoke(Caller.actor(who), id));
  }

  private Invitations invitations() {
    return services.need(Invitations.class);
  }
}
