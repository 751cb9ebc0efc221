package org.partida.web.resource;

import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.posting.Undoing;
import org.partida.api.posting.Undoing.Level;
import org.partida.model.CompanyId;
import org.partida.views.Obj;
import org.partida.views.TrailView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code run-list}, {@code undo} of a document, an import or a run. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class UndoResource {
  private final Services services;

  public UndoResource(Services services) {
    this.services = services;
  }

  @GET
  @Path("companies/{company}/runs")
  @Doc(value = "Runs that can be taken back, newest first", answer = Doc.Answer.LIST, of = "Run")
  public List<Obj> runs(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @QueryParam("limit") @DefaultValue("100") @Doc("how many") int limit) {
    return Lists.of(
        services.need(Undoing.class).runs(Caller.actor(who), company, Lists.limit(limit)),
        TrailView::of);
  }

  @GET
  @Path("undo/{level}/{id}")
  @Doc(
      value = "What an undo would take back: level is entry, document, import or run",
      of = "UndoPlan")
  public Obj plan(
      @Context SecurityContext who, @PathParam("level") Level level, @PathParam("id") String id) {
    return TrailView.of(services.need(Undoing.class).plan(Caller.actor(who), level, id));
  }

  @POST
  @Path("undo/{level}/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Takes it back, each entry by a counter-entry", of = "UndoPlan")
  public Obj undo(
      @Context SecurityContext who,
      @PathParam("level") Level level,
      @PathParam("id") String id,
      Reason why) {
    return TrailView.of(
        services.need(Undoing.class).undo(Caller.actor(who), level, id, why.required()));
  }
}
