package org.partida.web.resource;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.company.Rates;
import org.partida.views.Obj;
import org.partida.views.RateView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.http.MaxBody;
import org.partida.web.openapi.Doc;

/** {@code rates-import rates-list}. */
@Path("rates")
@Produces(MediaType.APPLICATION_JSON)
public final class RateResource {
  private final Services services;

  public RateResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(value = "The stored exchange rates, newest first", answer = Doc.Answer.LIST, of = "Rate")
  public List<Obj> list(
      @Context SecurityContext who,
      @QueryParam("currency") @Doc("ISO 4217 code") String currency,
      @QueryParam("from") @Doc("first day") LocalDate from,
      @QueryParam("to") @Doc("last day") LocalDate to) {
    return Lists.of(
        services
            .need(Rates.class)
            .list(
                Caller.actor(who),
                Optional.ofNullable(currency).filter(c -> !c.isEmpty()),
                Optional.ofNullable(from),
                Optional.ofNullable(to)),
        RateView::of);
  }

  @POST
  @MaxBody(MaxBody.DOCUMENT)
  @Consumes(MediaType.WILDCARD)
  @Doc(value = "Imports the BNR's XML of exchange rates", of = "RatesImported")
  public Obj importBody(
      @Context SecurityContext who,
      @HeaderParam("X-File-Name") @Doc("name of the file") String name,
      InputStream body)
      throws IOException {
    return RateView.of(
        services
            .need(Rates.class)
            .importFile(
                Caller.actor(who), name == null || name.isBlank() ? "rates.xml" : name, body));
  }
}
