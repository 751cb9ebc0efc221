package org.partida.web.resource;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.posting.AccountingPeriods;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.text.Months;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.Journal;
import org.partida.spi.host.Periods.PeriodState;
import org.partida.views.Obj;
import org.partida.views.PeriodView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code period-list period-close period-reopen}. */
@Path("companies/{company}/periods")
@Produces(MediaType.APPLICATION_JSON)
public final class PeriodResource {
  private final Services services;
  private final Clock clock;

  public PeriodResource(Services services, Clock clock) {
    this.services = services;
    this.clock = clock;
  }

  /**
   * What to close or open.
   *
   * @param period month, quarter or year
   * @param state soft-closed, closed (if absent), year-closed
   * @param journal one journal alone
   * @param reason why
   * @param anyway though documents are not posted
   */
  record Order(String period, String state, String journal, String reason, Boolean anyway) {
    private List<YearMonth> months() {
      return Months.of(Lists.require(period, "period"));
    }

    private Optional<Journal> only() {
      return Optional.ofNullable(journal)
          .filter(j -> !j.isBlank())
          .map(j -> one(Journal.class, j, "journal"));
    }
  }

  @GET
  @Doc(
      value = "Which months are open; who closed the others, when and why",
      answer = Doc.Answer.LIST,
      of = "Period")
  public List<Obj> list(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @QueryParam("period") @Doc("2026, 2026-Q4 or 2026-10; this year if absent") String period) {
    String span =
        period == null || period.isBlank()
            ? Integer.toString(LocalDate.now(clock).getYear())
            : period;
    List<YearMonth> months = Months.of(span);
    return Lists.of(
        services
            .need(AccountingPeriods.class)
            .list(Caller.actor(who), company, months.get(0), months.get(months.size() - 1)),
        PeriodView::of);
  }

  @POST
  @Path("close")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "Closes a month, quarter or year, or one journal of it",
      answer = Doc.Answer.LIST,
      of = "Period")
  public List<Obj> close(
      @Context SecurityContext who, @PathParam("company") CompanyId company, Order order) {
    Actor actor = allowed(who, company);
    PeriodState state =
        order.state() == null ? PeriodState.CLOSED : one(PeriodState.class, order.state(), "state");
    return Lists.of(
        services
            .need(AccountingPeriods.class)
            .close(
                actor,
                company,
                new AccountingPeriods.Closing(
                    order.months(),
                    order.only(),
                    state,
                    Lists.require(order.reason(), "reason"),
                    Boolean.TRUE.equals(order.anyway()))),
        PeriodView::of);
  }

  @POST
  @Path("reopen")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "Opens it again; the reason is kept with person and time",
      answer = Doc.Answer.LIST,
      of = "Period")
  public List<Obj> reopen(
      @Context SecurityContext who, @PathParam("company") CompanyId company, Order order) {
    Actor actor = allowed(who, company);
    return Lists.of(
        services
            .need(AccountingPeriods.class)
            .reopen(
                actor,
                company,
                order.months(),
                order.only(),
                Lists.require(order.reason(), "reason")),
        PeriodView::of);
  }

  /** The right is looked at before the body. */
  private static Actor allowed(SecurityContext who, CompanyId company) {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.POSTING, Access.WRITE);
    return actor;
  }

  private static <E extends Enum<E>> E one(Class<E> type, String text, String name) {
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
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
}
