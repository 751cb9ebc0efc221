package org.partida.web.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.posting.PartnerLedgers;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.model.CompanyId;
import org.partida.model.match.ItemSide;
import org.partida.views.Obj;
import org.partida.views.PartnerLedgerView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code partner-balances partner-ledger open-items}. */
@Path("companies/{company}")
@Produces(MediaType.APPLICATION_JSON)
public final class PartnerLedgerResource {
  private final Services services;
  private final Clock clock;

  public PartnerLedgerResource(Services services, Clock clock) {
    this.services = services;
    this.clock = clock;
  }

  private static Actor reader(SecurityContext who, CompanyId company) {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.POSTING, Access.READ);
    return actor;
  }

  @GET
  @Path("partner-balances")
  @Doc("What customers owe and suppliers are owed, by account and partner; debit is positive")
  public List<Obj> balances(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @QueryParam("asOf") @Doc("last day counted; today if absent") LocalDate asOf) {
    Actor actor = reader(who, company);
    LocalDate day = asOf == null ? LocalDate.now(clock) : asOf;
    return Lists.of(
        services.need(PartnerLedgers.class).balances(actor, company, day), PartnerLedgerView::of);
  }

  @GET
  @Path("partner-ledger")
  @Doc("What moved with a partner, with the balance before and after")
  public Obj ledger(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @QueryParam("partner") @Doc("fiscal code or whole name; required") String partner,
      @QueryParam("from") @Doc("first day; the year's first one if absent") LocalDate from,
      @QueryParam("to") @Doc("last day; today if absent") LocalDate to) {
    Actor actor = reader(who, company);
    LocalDate last = to == null ? LocalDate.now(clock) : to;
    LocalDate first = from == null ? last.withDayOfYear(1) : from;
    return PartnerLedgerView.of(
        services
            .need(PartnerLedgers.class)
            .ledger(actor, company, Lists.require(partner, "partner"), first, last));
  }

  @GET
  @Path("open-items")
  @Doc(value = "Documents and payments that are not settled", answer = Doc.Answer.PAGE)
  public Obj open(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @QueryParam("side") @Doc("RECEIVABLE or PAYABLE; both if absent") ItemSide side,
      @QueryParam("limit") @DefaultValue("100") @Doc("length of the page") int limit,
      @QueryParam("after") @Doc("the position that the last page gave as next") String after) {
    Actor actor = reader(who, company);
    return Lists.page(
        services
            .need(PartnerLedgers.class)
            .openItems(
                actor, company, Optional.ofNullable(side), Lists.after(after), Lists.limit(limit)),
        PartnerLedgerView::of);
  }
}
