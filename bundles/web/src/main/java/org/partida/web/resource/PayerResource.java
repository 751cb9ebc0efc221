package org.partida.web.resource;

import java.util.List;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.match.Payers;
import org.partida.api.security.Access;
import org.partida.api.security.Module;
import org.partida.model.CompanyId;
import org.partida.views.MatchView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code payer-list payer-forget}. */
@Path("companies/{company}/payers")
@Produces(MediaType.APPLICATION_JSON)
public final class PayerResource {
  private final Services services;

  public PayerResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc("Accounts and names that paid for partners, as confirmed lines taught")
  public List<Obj> list(@Context SecurityContext who, @PathParam("company") CompanyId company) {
    return Lists.of(services.need(Payers.class).list(Caller.actor(who), company), MatchView::of);
  }

  @DELETE
  @Doc("Forgets what was learned of this account or name")
  public Obj forget(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @QueryParam("key") @Doc("as the list gives it") String key) {
    // the service checks again; a stranger learns nothing from what is missing
    Caller.actor(who).require(company, Module.MATCHING, Access.WRITE);
    return Obj.obj()
        .put(
            "forgotten",
            services
                .need(Payers.class)
                .forget(Caller.actor(who), company, Lists.require(key, "key")));
  }
}
