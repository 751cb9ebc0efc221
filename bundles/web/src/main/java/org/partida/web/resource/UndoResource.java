package org.partida.web.resource;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.posting.Undoing;
import org.partida.api.posting.Undoing.Level;
import org.partida.views.Obj;
import org.partida.views.TrailView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code undo} of a document, an import or a run. */
@Path("undo/{level}/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class UndoResource {
  private final Services services;

  public UndoResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(
      value = "What an undo would take back: level is entry, document, import or run",
      of = "UndoPlan")
  public Obj plan(
      @Context SecurityContext who, @PathParam("level") Level level, @PathParam("id") String id) {
    return TrailView.of(services.need(Undoing.class).plan(Caller.actor(who), level, id));
  }

  @POST
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
