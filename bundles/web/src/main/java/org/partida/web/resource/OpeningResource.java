package org.partida.web.resource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.posting.Openings;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.model.CompanyId;
import org.partida.views.OpeningView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.http.MaxBody;
import org.partida.web.openapi.Doc;

/** {@code opening-import}. */
@Path("companies/{company}/opening")
@Produces(MediaType.APPLICATION_JSON)
public final class OpeningResource {
  private final Services services;

  public OpeningResource(Services services) {
    this.services = services;
  }

  /**
   * What the books begin with.
   *
   * @param date first day of the books
   * @param balances CSV text of account, debit and credit
   * @param items CSV text of the open documents
   * @param preview only check it
   */
  record Wanted(String date, String balances, String items, Boolean preview) {}

  @POST
  @MaxBody(MaxBody.DOCUMENT)
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      "Begins the books with balances and open documents (CSV texts), once, or checks them: 201 if something was booked, 422 with all problems if they do not tie")
  public Response open(
      @Context SecurityContext who, @PathParam("company") CompanyId company, Wanted w)
      throws IOException {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.POSTING, Access.READ);
    Openings.Opened o =
        services
            .need(Openings.class)
            .open(
                actor,
                company,
                Lists.day(w.date(), "date"),
                file("balances", Lists.require(w.balances(), "balances")),
                Optional.ofNullable(w.items()).map(t -> file("items", t)),
                Boolean.TRUE.equals(w.preview()));
    return Response.status(status(o)).entity(OpeningView.of(o)).build();
  }

  private static int status(Openings.Opened o) {
    if (!o.problems().isEmpty()) {
      return 422;
    }
    return o.run().isEmpty() || o.before() ? 200 : 201;
  }

  private static Openings.File file(String name, String text) {
    return new Openings.File(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
