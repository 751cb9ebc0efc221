package org.partida.web.resource;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.posting.Accruals;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.text.Months;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.AccountCode;
import org.partida.views.AccrualView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code accrual-add accrual-list accrual-end}. */
@Path("companies/{company}/accruals")
@Produces(MediaType.APPLICATION_JSON)
public final class AccrualResource {
  private final Services services;

  public AccrualResource(Services services) {
    this.services = services;
  }

  /**
   * What to spread.
   *
   * @param document id of the document
   * @param line number of the line in its entry; absent if only one can be spread
   * @param from first month
   * @param months how many
   * @param account where a month's part goes
   */
  record Wanted(String document, Integer line, String from, Integer months, String account) {}

  /** The last month that is booked, and why. */
  record Ended(String period, String reason) {}

  @GET
  @Doc(value = "What is spread over months", answer = Doc.Answer.LIST, of = "Accrual")
  public List<Obj> list(@Context SecurityContext who, @PathParam("company") CompanyId company) {
    return Lists.of(
        services.need(Accruals.class).list(Caller.actor(who), company), AccrualView::of);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Spreads a document's line on 471 or 472 over months", of = "Accrual")
  public Obj add(@Context SecurityContext who, @PathParam("company") CompanyId company, Wanted w) {
    Actor actor = allowed(who, company);
    if (w.months() == null) {
      throw usage("months is missing", "months", "give a number from 1 on");
    }
    return AccrualView.of(
        services
            .need(Accruals.class)
            .add(
                actor,
                company,
                new Accruals.Wanted(
                    Lists.require(w.document(), "document"),
                    Optional.ofNullable(w.line()),
                    month(w.from(), "from"),
                    w.months(),
                    account(Lists.require(w.account(), "account")),
                    Optional.empty())));
  }

  @POST
  @Path("{id}/end")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Nothing more of it is booked after a month", of = "Accrual")
  public Obj end(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @PathParam("id") String id,
      Ended e) {
    Actor actor = allowed(who, company);
    return AccrualView.of(
        services
            .need(Accruals.class)
            .end(
                actor,
                company,
                id,
                month(e.period(), "period"),
                Lists.require(e.reason(), "reason")));
  }

  /** The right is looked at before the body. */
  private static Actor allowed(SecurityContext who, CompanyId company) {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.POSTING, Access.WRITE);
    return actor;
  }

  private static YearMonth month(String text, String name) {
    return Months.of(Lists.require(text, name)).get(0);
  }

  private static AccountCode account(String text) {
    try {
      return AccountCode.of(text);
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage(), "account", "give an account such as 613");
    }
  }

  private static PartidaException usage(String message, String location, String fix) {
    return new PartidaException(new Problem("usage", message, location, fix));
  }
}
