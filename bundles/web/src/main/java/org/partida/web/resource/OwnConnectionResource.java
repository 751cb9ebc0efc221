package org.partida.web.resource;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.network.Authorisations;
import org.partida.model.CompanyId;
import org.partida.views.ConnectionView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** By what a company is authorised. */
@Path("companies/{company}/connection")
@Produces(MediaType.APPLICATION_JSON)
public final class OwnConnectionResource {
  private final Services services;

  public OwnConnectionResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(
      value = "Who authorised the company's mailbox, and until when; empty if nobody has",
      of = "OwnConnection")
  public Obj get(@Context SecurityContext who, @PathParam("company") CompanyId company) {
    return Obj.obj()
        .put(
            "connection",
            services
                .need(Authorisations.class)
                .ofCompany(Caller.actor(who), company)
                .map(ConnectionView::of));
  }
}
