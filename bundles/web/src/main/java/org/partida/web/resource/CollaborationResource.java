package org.partida.web.resource;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.invitation.Collaborations;
import org.partida.api.invitation.HandOvers;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.model.CompanyId;
import org.partida.spi.action.ActionResult;
import org.partida.views.InvitationView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.http.Downloads;
import org.partida.web.openapi.Doc;

/**
 * {@code collaboration-list collaboration-end handover-make handover-get}, and what a client
 * decides.
 */
@Path("collaborations")
@Produces(MediaType.APPLICATION_JSON)
public final class CollaborationResource {
  private final Services services;

  public CollaborationResource(Services services) {
    this.services = services;
  }

  /** Whether a client's person works with the firm. */
  record Decision(boolean accept) {}

  @GET
  @Doc(
      value = "Companies of the firm with how they are shared and with whom",
      answer = Doc.Answer.LIST,
      of = "Collaboration")
  public List<Obj> list(@Context SecurityContext who) {
    return Lists.of(collaborations().list(Caller.actor(who)), InvitationView::of);
  }

  @GET
  @Path("mine")
  @Doc(
      value = "Your own portfolio as a client: to accept, shared, refused, ended",
      answer = Doc.Answer.LIST,
      of = "Collaboration")
  public List<Obj> mine(@Context SecurityContext who) {
    return Lists.of(collaborations().mine(Caller.actor(who)), InvitationView::of);
  }

  @POST
  @Path("mine/{id}/decision")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "Accepts or refuses what the firm asked, for a company of yours",
      of = "Collaboration")
  public Obj decide(@Context SecurityContext who, @PathParam("id") CompanyId id, Decision what) {
    return InvitationView.of(collaborations().decide(Caller.actor(who), id, what.accept()));
  }

  @GET
  @Path("mine/{id}/handover")
  @Produces("application/zip")
  @Doc(value = "The archive of a collaboration that ended, once", answer = Doc.Answer.FILE)
  public Response own(@Context SecurityContext who, @PathParam("id") CompanyId id)
      throws IOException {
    return file(who, id);
  }

  @POST
  @Path("{company}/end")
  @Doc(value = "Ends it: access stops at once, both keep their archive", of = "Collaboration")
  public Obj end(@Context SecurityContext who, @PathParam("company") CompanyId company) {
    return InvitationView.of(collaborations().end(Caller.actor(who), company));
  }

  @POST
  @Path("{company}/handover")
  @Doc(value = "Makes the zip of the company's archive, with a manifest", answer = Doc.Answer.JOB)
  public Response make(@Context SecurityContext who, @PathParam("company") CompanyId company) {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.ARCHIVE, Access.WRITE);
    HandOvers handOvers = services.need(HandOvers.class);
    return Work.start(
        services,
        who,
        "Hand-over of " + company.shown(),
        Optional.of(company),
        progress -> {
          try {
            return ActionResult.ok(handOvers.make(actor, company, progress).files() + " files");
          } catch (CancellationException e) {
            return new ActionResult(ActionResult.Outcome.CANCELLED, "stopped", List.of());
          }
        });
  }

  @GET
  @Path("{company}/handover")
  @Produces("application/zip")
  @Doc(value = "The zip of the company's archive, once it is made", answer = Doc.Answer.FILE)
  public Response get(@Context SecurityContext who, @PathParam("company") CompanyId company)
      throws IOException {
    return file(who, company);
  }

  private Response file(SecurityContext who, CompanyId company) throws IOException {
    return Downloads.of(
        "handover_" + company.value() + ".zip",
        "application/zip",
        services.need(HandOvers.class).open(Caller.actor(who), company));
  }

  private Collaborations collaborations() {
    return services.need(Collaborations.class);
  }
}
