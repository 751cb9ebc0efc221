package org.partida.web.resource;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.statement.LineState;
import org.partida.api.statement.Statements;
import org.partida.model.CompanyId;
import org.partida.views.Obj;
import org.partida.views.StatementView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** Statement lines of a company. */
@Path("companies/{company}/statement-lines")
@Produces(MediaType.APPLICATION_JSON)
public final class LineResource {
  private final Services services;

  public LineResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(
      value = "Statement lines with their proposals",
      answer = Doc.Answer.PAGE,
      of = "StatementLine")
  public Obj list(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @QueryParam("state") LineState state,
      @QueryParam("limit") @DefaultValue("100") @Doc("length of the page") int limit,
      @QueryParam("after") @Doc("the position that the last page gave as next") String after) {
    return Lists.page(
        services
            .need(Statements.class)
            .lines(
                Caller.actor(who),
                company,
                Optional.ofNullable(state),
                Lists.limit(limit),
                Lists.after(after)),
        StatementView::of);
  }

  @POST
  @Path("{line}/keep")
  @Doc(
      value = "Says of a line that may be there already that it is a movement of its own",
      of = "StatementLine")
  public Obj keep(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @PathParam("line") String line) {
    return decide(who, company, line, true);
  }

  @POST
  @Path("{line}/drop")
  @Doc(
      value = "Says of a line that may be there already that it is the same movement again",
      of = "StatementLine")
  public Obj drop(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @PathParam("line") String line) {
    return decide(who, company, line, false);
  }

  private Obj decide(SecurityContext who, CompanyId company, String line, boolean keep) {
    return StatementView.of(
        services
            .need(Statements.class)
            .decide(Caller.actor(who), company, List.of(line), keep)
            .get(0));
  }

  @GET
  @Path("calendar")
  @Doc(
      value =
          "Which days of each account the imported statements cover, and where balances do not join",
      answer = Doc.Answer.LIST,
      of = "StatementCalendar")
  public List<Obj> calendar(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @QueryParam("account") @Doc("one account; all if absent") String account,
      @QueryParam("from") @Doc("first day; where the statements begin if absent") LocalDate from,
      @QueryParam("to") @Doc("last day; where they end if absent") LocalDate to) {
    return Lists.of(
        services
            .need(Statements.class)
            .calendar(
                Caller.actor(who),
                company,
                Optional.ofNullable(account),
                Optional.ofNullable(from),
                Optional.ofNullable(to)),
        StatementView::of);
  }
}
