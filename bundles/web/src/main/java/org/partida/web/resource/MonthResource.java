package org.partida.web.resource;

import java.time.YearMonth;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.posting.Accruals;
import org.partida.api.posting.MonthWork;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.text.Months;
import org.partida.model.CompanyId;
import org.partida.views.MonthView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code vat-close accrual-run revalue}. */
@Path("companies/{company}/month")
@Produces(MediaType.APPLICATION_JSON)
public final class MonthResource {
  private final Services services;

  public MonthResource(Services services) {
    this.services = services;
  }

  /**
   * What to do.
   *
   * @param period month or quarter
   * @param preview only show it
   * @param anyway though documents are not posted
   */
  record Wanted(String period, Boolean preview, Boolean anyway) {
    private MonthWork.Order order() {
      return new MonthWork.Order(Boolean.TRUE.equals(preview), Boolean.TRUE.equals(anyway));
    }
  }

  @POST
  @Path("accruals")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Books the month's part of what was paid ahead, once, or shows it", of = "MonthWork")
  public Obj accruals(
      @Context SecurityContext who, @PathParam("company") CompanyId company, Wanted w) {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.POSTING, Access.READ);
    return MonthView.of(
        services.need(Accruals.class).run(actor, company, last(w.period()), w.order()));
  }

  @POST
  @Path("revaluation")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "Brings what is open in currencies to the month's last rate, once, or shows it",
      of = "MonthWork")
  public Obj revalue(
      @Context SecurityContext who, @PathParam("company") CompanyId company, Wanted w) {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.POSTING, Access.READ);
    return MonthView.of(
        services.need(MonthWork.class).revalue(actor, company, last(w.period()), w.order()));
  }

  private static YearMonth last(String period) {
    List<YearMonth> months = Months.of(Lists.require(period, "period"));
    return months.get(months.size() - 1);
  }

  @POST
  @Path("vat-close")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Closes the VAT of a month or quarter, once, or shows how", of = "MonthWork")
  public Obj vatClose(
      @Context SecurityContext who, @PathParam("company") CompanyId company, Wanted w) {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.POSTING, Access.READ);
    return MonthView.of(
        services
            .need(MonthWork.class)
            .closeVat(actor, company, Months.of(Lists.require(w.period(), "period")), w.order()));
  }
}
