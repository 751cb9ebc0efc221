package org.partida.web.resource;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.company.Workload;
import org.partida.views.InstanceView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** What waits in each company. */
@Path("waiting")
@Produces(MediaType.APPLICATION_JSON)
public final class WaitingResource {
  private final Services services;

  public WaitingResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(
      value =
          "How much waits in each company that you may see: decisions, questions, entries, lines",
      answer = Doc.Answer.LIST,
      of = "Waiting")
  public List<Obj> list(@Context SecurityContext who) {
    return Lists.of(services.need(Workload.class).waiting(Caller.actor(who)), InstanceView::of);
  }
}
