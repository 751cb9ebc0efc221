package org.partida.web.resource;

import java.util.List;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.posting.Undoing;
import org.partida.model.CompanyId;
import org.partida.views.Obj;
import org.partida.views.TrailView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code run-list}. */
@Path("companies/{company}/runs")
@Produces(MediaType.APPLICATION_JSON)
public final class RunResource {
  private final Services services;

  public RunResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(value = "Runs that can be taken back, newest first", answer = Doc.Answer.LIST, of = "Run")
  public List<Obj> runs(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @QueryParam("limit") @DefaultValue("100") @Doc("how many") int limit) {
    return Lists.of(
        services.need(Undoing.class).runs(Caller.actor(who), company, Lists.limit(limit)),
        TrailView::of);
  }
}
