package org.partida.web.resource;

import java.util.List;
import java.util.Objects;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.company.Partners;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.views.Obj;
import org.partida.views.RegistryView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code partner-lookup}. */
@Path("register")
@Produces(MediaType.APPLICATION_JSON)
public final class RegisterResource {
  /** One question to the authority, so that the caller does not wait for long. */
  private static final int MOST = 100;

  private final Services services;

  public RegisterResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(
      value = "What the public registers say of taxpayers today; asked once a day for each",
      answer = Doc.Answer.LIST,
      of = "RegistryFacts")
  public List<Obj> lookup(
      @Context SecurityContext who,
      @QueryParam("id") @Doc("fiscal code, up to 100 times") List<CompanyId> ids) {
    List<CompanyId> asked = ids.stream().filter(Objects::nonNull).toList();
    if (asked.isEmpty() || asked.size() > MOST) {
      throw new PartidaException(
          new Problem("usage", asked.size() + " codes are named", "id", "name 1 to " + MOST));
    }
    return Lists.of(
        services.need(Partners.class).lookup(Caller.actor(who), asked), RegistryView::of);
  }
}
