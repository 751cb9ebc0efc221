package org.partida.web.resource;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
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
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.statement.StatementImports;
import org.partida.api.statement.StatementImports.Removed;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.views.Obj;
import org.partida.views.StatementView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.http.Problems;
import org.partida.web.openapi.Doc;

/** {@code statement-imports statement-cancel statement-undo}. */
@Path("statements/imports")
@Produces(MediaType.APPLICATION_JSON)
public final class StatementImportsResource {
  private final Services services;

  public StatementImportsResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(
      value = "Statement files that were handed over, newest first, and what became of each",
      answer = Doc.Answer.LIST,
      of = "Import")
  public List<Obj> list(
      @Context SecurityContext who,
      @QueryParam("company") CompanyId company,
      @QueryParam("problems") @Doc("true: refusals and warnings alone") boolean problems,
      @QueryParam("limit") @DefaultValue("100") @Doc("how many at most") int limit) {
    return Lists.of(
        services
            .need(StatementImports.class)
            .list(Caller.actor(who), Optional.ofNullable(company), problems, Lists.limit(limit)),
        StatementView::of);
  }

  @POST
  @Path("{id}/cancel")
  @Doc(value = "Stops an import that has not ended; nothing of its file is kept", of = "Import")
  public Obj cancel(@Context SecurityContext who, @PathParam("id") String id) {
    return StatementView.of(services.need(StatementImports.class).cancel(Caller.actor(who), id));
  }

  @GET
  @Path("{id}/undo")
  @Doc(value = "What taking an import back would do", of = "RemovedImport")
  public Obj plan(@Context SecurityContext who, @PathParam("id") String id) throws IOException {
    return StatementView.of(services.need(StatementImports.class).plan(Caller.actor(who), id));
  }

  @POST
  @Path("{id}/undo")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value =
          "Takes an import back as if its file had never come; 409 with the lines if some are confirmed",
      of = "RemovedImport")
  public Response undo(@Context SecurityContext who, @PathParam("id") String id, Reason why)
      throws IOException {
    Removed r = services.need(StatementImports.class).remove(Caller.actor(who), id, why.required());
    if (r.done()) {
      return Response.ok(StatementView.of(r)).build();
    }
    Problem p =
        new Problem(
            "undo.confirmed",
            r.confirmed().size() + " lines of the import are confirmed",
            id,
            "take them back first: POST undo/import/ID");
    return Response.status(409)
        .type(Problems.JSON)
        .entity(Problems.body(409, p).list("confirmed", r.confirmed(), StatementView::of))
        .build();
  }
}
