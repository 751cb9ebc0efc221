package org.partida.web.resource;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.company.Companies;
import org.partida.api.company.Company;
import org.partida.api.match.ProformaBook;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Percent;
import org.partida.model.Problem;
import org.partida.model.TaxIds;
import org.partida.model.invoice.VatCategory;
import org.partida.model.match.Proforma;
import org.partida.model.match.ProformaDraft;
import org.partida.model.voucher.PartnerRef;
import org.partida.views.MatchView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code proforma-add proforma-list proforma-cancel proforma-series}. */
@Path("companies/{company}/proformas")
@Produces(MediaType.APPLICATION_JSON)
public final class ProformaResource {
  private final Services services;

  public ProformaResource(Services services) {
    this.services = services;
  }

  /** The customer. */
  record Whose(String name, String country, String taxId) {}

  /** What is sold; a line without VAT says why by its category. */
  record Sold(
      String name,
      String code,
      BigDecimal quantity,
      BigDecimal net,
      BigDecimal rate,
      String category) {}

  /** A proforma to enter. */
  record Wanted(
      String number, String date, String due, String currency, Whose partner, List<Sold> items) {}

  /** Which, and why. */
  record Named(List<String> proformas, String reason) {}

  /** A series of numbers. */
  record Numbers(String prefix, long next) {}

  private ProformaBook book() {
    return services.need(ProformaBook.class);
  }

  @GET
  @Doc("A page of proformas, with the invoices that were made of them")
  public Obj list(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @QueryParam("state") @Doc("OPEN, INVOICED or CANCELLED; all if not given") String state,
      @QueryParam("limit") @DefaultValue("100") @Doc("how many") int limit,
      @QueryParam("after") @Doc("as the last page gave it") String after) {
    Optional<Proforma.State> wanted =
        Optional.ofNullable(state)
            .filter(s -> !s.isBlank())
            .map(s -> one(Proforma.State.class, s, "state"));
    return Lists.page(
        book().list(Caller.actor(who), company, wanted, Lists.limit(limit), Lists.after(after)),
        MatchView::of);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc("Enters a proforma, where the host has no screen for it; the same again enters once")
  public Obj add(@Context SecurityContext who, @PathParam("company") CompanyId company, Wanted w) {
    Actor actor = writer(who, company);
    Company c =
        services
            .need(Companies.class)
            .find(actor, company)
            .orElseThrow(() -> Lists.unknown("company", company));
    return MatchView.of(book().add(actor, company, draft(c, w)));
  }

  @POST
  @Path("cancel")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc("Nobody will pay these (ids or numbers)")
  public List<Obj> cancel(
      @Context SecurityContext who, @PathParam("company") CompanyId company, Named named) {
    Actor actor = writer(who, company);
    if (named.proformas() == null || named.proformas().isEmpty()) {
      throw usage("proformas is missing", "proformas", "give ids or numbers");
    }
    return Lists.of(
        book()
            .cancel(
                actor, company, named.proformas(), Optional.ofNullable(named.reason()).orElse("")),
        MatchView::of);
  }

  @GET
  @Path("series")
  @Doc("From which series invoices of proformas get their numbers")
  public Obj series(@Context SecurityContext who, @PathParam("company") CompanyId company) {
    return MatchView.of(book().series(Caller.actor(who), company));
  }

  @PUT
  @Path("series")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc("Changes the series; a number is never given again")
  public Obj putSeries(
      @Context SecurityContext who, @PathParam("company") CompanyId company, Numbers n) {
    Actor actor = writer(who, company);
    String prefix = Optional.ofNullable(n.prefix()).orElse("");
    return MatchView.of(book().series(actor, company, new ProformaBook.Series(prefix, n.next())));
  }

  private static ProformaDraft draft(Company c, Wanted w) {
    Currency currency =
        Optional.ofNullable(w.currency()).map(ProformaResource::currency).orElse(c.currency());
    if (w.partner() == null) {
      throw usage("partner is missing", "partner", "give its name");
    }
    List<Sold> lines = Optional.ofNullable(w.items()).orElse(List.of());
    return new ProformaDraft(
        Lists.require(w.number(), "number"),
        new PartnerRef(
            Lists.require(w.partner().name(), "partner.name"),
            Optional.ofNullable(w.partner().country()).or(() -> Optional.of(c.id().country())),
            Optional.ofNullable(w.partner().taxId()).map(TaxIds::normalised)),
        Lists.day(w.date(), "date"),
        Optional.ofNullable(w.due()).map(d -> Lists.day(d, "due")),
        currency,
        lines.stream().map(l -> line(l, currency)).toList());
  }

  private static ProformaDraft.Line line(Sold l, Currency currency) {
    if (l == null || l.net() == null) {
      throw usage("a line has no net amount", "items", "give net");
    }
    try {
      return new ProformaDraft.Line(
          Lists.require(l.name(), "items.name"),
          Optional.ofNullable(l.code()),
          Optional.ofNullable(l.quantity()).orElse(BigDecimal.ONE),
          Money.of(l.net(), currency),
          Optional.ofNullable(l.rate()).map(Percent::new),
          Optional.ofNullable(l.category()).map(k -> one(VatCategory.class, k, "category")));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new PartidaException(
          new Problem(
              "usage",
              "not an amount or rate: " + e.getMessage(),
              "items",
              "write amounts as 100.00 and rates as 21"),
          e);
    }
  }

  private static Currency currency(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw new PartidaException(
          new Problem("usage", "not a currency: " + code, "currency", "write it as EUR"), e);
    }
  }

  private static <E extends Enum<E>> E one(Class<E> type, String text, String name) {
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new PartidaException(
          new Problem(
              "usage",
              "there is no " + name + " " + text,
              name,
              "one of " + List.of(type.getEnumConstants())),
          e);
    }
  }

  /** The right is looked at before the body. */
  private static Actor writer(SecurityContext who, CompanyId company) {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.DOCUMENTS, Access.WRITE);
    return actor;
  }

  private static PartidaException usage(String message, String location, String fix) {
    return new PartidaException(new Problem("usage", message, location, fix));
  }
}
