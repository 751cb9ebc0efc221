package org.partida.web.resource;

import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.company.Contacts;
import org.partida.api.company.PortalState;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.views.ContactView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code portal-list portal-set}: what is shared with clients, never what is fetched. */
@Path("portal")
@Produces(MediaType.APPLICATION_JSON)
public final class PortalResource {
  private final Services services;

  public PortalResource(Services services) {
    this.services = services;
  }

  /** How the company stands. */
  record Portal(PortalState portal) {}

  @GET
  @Doc(
      value = "How each company stands to the portal",
      answer = Doc.Answer.LIST,
      of = "PortalState")
  public List<Obj> list(@Context SecurityContext who) {
    return Lists.of(
        services.need(Contacts.class).portals(Caller.actor(who)).entrySet(),
        e -> ContactView.of(e.getKey(), e.getValue()));
  }

  @PUT
  @Path("{company}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "Says how a company stands to the portal; it is fetched all the same",
      of = "PortalState")
  public Obj put(
      @Context SecurityContext who, @PathParam("company") CompanyId company, Portal portal) {
    Contacts contacts = services.need(Contacts.class);
    Actor actor = Caller.actor(who);
    if (portal.portal() == null) {
      contacts.portal(actor, company);
      throw new PartidaException(
          new Problem(
              "usage", "portal is missing", "portal", "one of " + List.of(PortalState.values())));
    }
    contacts.putPortal(actor, company, portal.portal());
    return ContactView.of(company, portal.portal());
  }
}
