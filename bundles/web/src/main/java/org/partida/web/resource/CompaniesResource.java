package org.partida.web.resource;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.company.Companies;
import org.partida.views.InstanceView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code company-list}. */
@Path("companies")
@Produces(MediaType.APPLICATION_JSON)
public final class CompaniesResource {
  private final Services services;

  public CompaniesResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(value = "The companies that you may see", answer = Doc.Answer.LIST, of = "Company")
  public List<Obj> list(@Context SecurityContext who) {
    return Lists.of(services.need(Companies.class).list(Caller.actor(who)), InstanceView::of);
  }
}
