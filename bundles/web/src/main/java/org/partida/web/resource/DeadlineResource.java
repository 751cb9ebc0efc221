package org.partida.web.resource;

import java.util.List;
import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.document.Deadlines;
import org.partida.model.CompanyId;
import org.partida.views.DeadlineView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code deadline-list}. */
@Path("deadlines")
@Produces(MediaType.APPLICATION_JSON)
public final class DeadlineResource {
  private final Services services;

  public DeadlineResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(
      value = "Issued invoices that the authority has not got, the most urgent first",
      answer = Doc.Answer.LIST,
      of = "Deadline")
  public List<Obj> list(
      @Context SecurityContext who,
      @QueryParam("company") @Doc("one company only") CompanyId company) {
    return Lists.of(
        services.need(Deadlines.class).list(Caller.actor(who), Optional.ofNullable(company)),
        DeadlineView::of);
  }
}
