package org.partida.web.resource;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.posting.BooksAudit;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.model.CompanyId;
import org.partida.views.AuditView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code books-audit}. */
@Path("companies/{company}/audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {
  private final Services services;

  public AuditResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(
      "What the authority delivered beside what the host has booked, by date of issue, and what stands of what was found before")
  public Obj audit(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @QueryParam("from") @Doc("first day; required") String from,
      @QueryParam("to") @Doc("last day; required") String to) {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.POSTING, Access.READ);
    BooksAudit audit = services.need(BooksAudit.class);
    return AuditView.of(
        audit.audit(actor, company, Lists.day(from, "from"), Lists.day(to, "to")),
        audit.standing(actor, company));
  }
}
