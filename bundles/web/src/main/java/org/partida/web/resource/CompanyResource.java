package org.partida.web.resource;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.archive.Archive;
import org.partida.api.company.Companies;
import org.partida.api.company.DayRate;
import org.partida.api.network.MessageRecord;
import org.partida.api.network.Messages;
import org.partida.api.network.NetworkSync;
import org.partida.api.security.Actor;
import org.partida.base.file.FileNames;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.views.InstanceView;
import org.partida.views.LinkView;
import org.partida.views.Obj;
import org.partida.views.ProfileFile;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.http.Downloads;
import org.partida.web.openapi.Doc;

/** {@code company-show company-add message-list message-show}. */
@Path("companies/{company}")
@Produces(MediaType.APPLICATION_JSON)
public final class CompanyResource {
  private final Services services;

  public CompanyResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(value = "A company", of = "Company")
  public Obj get(@Context SecurityContext who, @PathParam("company") CompanyId company) {
    return services
        .need(Companies.class)
        .find(Caller.actor(who), company)
        .map(InstanceView::of)
        .orElseThrow(() -> Lists.unknown("company", company));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Adds a company, or changes what is given of it", of = "Company")
  public Obj put(
      @Context SecurityContext who, @PathParam("company") CompanyId company, CompanyBody body) {
    Companies companies = services.need(Companies.class);
    Actor actor = Caller.actor(who);
    return InstanceView.of(
        companies.put(actor, body.over(company, companies.find(actor, company))));
  }

  @PUT
  @Path("profile")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value =
          "Replaces the products, and adds the partners and exchange rates, of a PROFILE as the commands take it",
      of = "Company")
  public Obj putProfile(
      @Context SecurityContext who, @PathParam("company") CompanyId company, ProfileFile profile) {
    Companies companies = services.need(Companies.class);
    Actor actor = Caller.actor(who);
    companies.putProducts(actor, company, profile.productRules());
    companies.putPartners(actor, company, profile.partnerFacts());
    List<DayRate> rates = new ArrayList<>();
    for (Map.Entry<String, Map<LocalDate, BigDecimal>> currency : profile.dayRates().entrySet()) {
      currency
          .getValue()
          .forEach((day, rate) -> rates.add(new DayRate(currency.getKey(), day, rate, "profile")));
    }
    // rates are everybody's, and ask for a right of their own
    if (!rates.isEmpty()) {
      companies.putRates(actor, rates);
    }
    return get(who, company);
  }

  @GET
  @Path("messages")
  @Doc(
      value = "The messages of the company's mailbox, newest first",
      answer = Doc.Answer.LIST,
      of = "Message")
  public List<Obj> messages(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @QueryParam("limit") @DefaultValue("200") @Doc("how many") int limit) {
    return Lists.of(
        services.need(NetworkSync.class).messages(Caller.actor(who), company, Lists.limit(limit)),
        InstanceView::of);
  }

  @GET
  @Path("messages/{id}")
  @Doc(
      value = "A message by the authority's id, with each error explained in Romanian and English",
      of = "Message")
  public Obj message(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @PathParam("id") String id) {
    return LinkView.of(services.need(Messages.class).show(Caller.actor(who), company, id));
  }

  @GET
  @Path("messages/{id}/container")
  @Produces("application/zip")
  @Doc(value = "The message as the authority gave it out, byte for byte", answer = Doc.Answer.FILE)
  public Response container(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @PathParam("id") String id)
      throws IOException {
    Actor actor = Caller.actor(who);
    MessageRecord m = services.need(Messages.class).show(actor, company, id).message();
    Sha256 bytes =
        m.container()
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem(
                            "archive.unknown",
                            "the message was not fetched (yet)",
                            id,
                            "see its state and problem")));
    return Downloads.of(
        FileNames.safe(m.messageId()) + ".zip",
        "application/zip",
        services.need(Archive.class).open(actor, company, bytes));
  }
}
