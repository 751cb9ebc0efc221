package org.partida.web.resource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
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
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.match.LineFilter;
import org.partida.api.match.LineNotes;
import org.partida.api.match.LineRule;
import org.partida.api.match.MatchOptions;
import org.partida.api.match.Matches;
import org.partida.api.match.PostingDay;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.match.Grade;
import org.partida.model.statement.LineKind;
import org.partida.views.MatchView;
import org.partida.views.Obj;
import org.partida.views.StatementView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code match-list match-set match-delete match-restore match-again match-options}. */
@Path("companies/{company}/matches")
@Produces(MediaType.APPLICATION_JSON)
public final class MatchLinesResource {
  private final Services services;

  public MatchLinesResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(
      value = "Lines with what they pay, and why; counts and sums of all that the filter shows",
      answer = Doc.Answer.PAGE,
      of = "StatementLine")
  public Obj list(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @QueryParam("state") @Doc("absent = all but deleted ones") LineState state,
      @QueryParam("grade") Grade grade,
      @QueryParam("error") @Doc("whether an action on it failed") Boolean error,
      @QueryParam("account") String account,
      @QueryParam("kind") LineKind kind,
      @QueryParam("flow") LineRule.Flow flow,
      @QueryParam("partner") @Doc("part of the name, IBAN or fiscal code") String partner,
      @QueryParam("text") String text,
      @QueryParam("document") @Doc("part of a document number, or an open item") String document,
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @QueryParam("limit") @DefaultValue("100") @Doc("length of the page") int limit,
      @QueryParam("after") @Doc("the position that the last page gave as next") String after) {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.MATCHING, Access.READ);
    LineFilter filter =
        new LineFilter(
            Optional.ofNullable(state),
            Optional.ofNullable(grade),
            Optional.ofNullable(error),
            Optional.ofNullable(account),
            Optional.ofNullable(kind),
            Optional.ofNullable(flow),
            Optional.ofNullable(partner),
            Optional.ofNullable(text),
            Optional.ofNullable(document),
            Optional.ofNullable(from).map(d -> Lists.day(d, "from")),
            Optional.ofNullable(to).map(d -> Lists.day(d, "to")));
    Matches matches = services.need(Matches.class);
    Page<LineRecord> page =
        matches.list(actor, company, filter, Lists.limit(limit), Lists.after(after));
    Map<String, PostingDay> days = matches.postingDays(actor, company, page.items());
    Map<String, LineNotes.Note> notes =
        services
            .find(LineNotes.class)
            .map(n -> n.of(actor, company, page.items().stream().map(LineRecord::id).toList()))
            .orElse(Map.of());
    return Lists.page(
            page,
            l ->
                StatementView.of(l, Optional.ofNullable(days.get(l.id())))
                    .put("note", Optional.ofNullable(notes.get(l.id())).map(MatchView::of)))
        .put("totals", MatchView.of(matches.totals(actor, company, filter)));
  }

  /**
   * What is noted.
   *
   * @param text in words; empty takes the note away
   */
  record NoteOf(String text) {}

  @PUT
  @Path("{line}/note")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc("Notes something on a line, in any state of it; an empty text takes the note away")
  public Response note(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @PathParam("line") String line,
      NoteOf body) {
    Actor actor = writer(who, company);
    services
        .need(LineNotes.class)
        .put(actor, company, line, body.text() == null ? "" : body.text());
    return Response.noContent().build();
  }

  @POST
  @Path("{line}/set")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "Gives a line other items and accounts without confirming it; it keeps them",
      of = "StatementLine")
  public Obj set(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @PathParam("line") String line,
      MatchResource.SplitOf body) {
    Actor actor = writer(who, company);
    return StatementView.of(
        services
            .need(Matches.class)
            .set(actor, company, line, MatchResource.split(services, actor, company, body)));
  }

  /**
   * Lines, and why.
   *
   * @param lines ids
   * @param reason in words, where one is asked for
   */
  record Chosen(List<String> lines, String reason) {
    List<String> some() {
      if (lines == null || lines.isEmpty()) {
        throw new PartidaException(
            new Problem("usage", "no line is given", "lines", "give the ids of lines"));
      }
      return lines;
    }
  }

  @POST
  @Path("delete")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "Puts lines away that nobody confirmed; they are kept and never matched",
      answer = Doc.Answer.LIST,
      of = "StatementLine")
  public List<Obj> delete(
      @Context SecurityContext who, @PathParam("company") CompanyId company, Chosen body) {
    Actor actor = writer(who, company);
    return Lists.of(
        services
            .need(Matches.class)
            .delete(actor, company, body.some(), Lists.require(body.reason(), "reason")),
        StatementView::of);
  }

  @POST
  @Path("restore")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Brings deleted lines back", answer = Doc.Answer.LIST, of = "StatementLine")
  public List<Obj> restore(
      @Context SecurityContext who, @PathParam("company") CompanyId company, Chosen body) {
    Actor actor = writer(who, company);
    return Lists.of(
        services.need(Matches.class).restore(actor, company, body.some()), StatementView::of);
  }

  @POST
  @Path("again")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "Matches these lines again, also those that a person set",
      answer = Doc.Answer.LIST,
      of = "StatementLine")
  public List<Obj> again(
      @Context SecurityContext who, @PathParam("company") CompanyId company, Chosen body) {
    Actor actor = writer(who, company);
    return Lists.of(
        services.need(Matches.class).rematch(actor, company, body.some()), StatementView::of);
  }

  @GET
  @Path("options")
  @Doc("How careful matching is for the company")
  public Obj options(@Context SecurityContext who, @PathParam("company") CompanyId company) {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.MATCHING, Access.READ);
    return MatchView.of(services.need(Matches.class).options(actor, company));
  }

  /**
   * How careful.
   *
   * @param lookBackDays 0 = all documents
   * @param nameAndAmount a unique name with the exact amount may be sure
   * @param tolerance how much more or less than is open still pays all of it; absent = nothing
   * @param proformas lines may pay proformas; absent = they may
   * @param exchangeTolerance percent by which money in another currency may differ from its
   *     document at the rate of the day; absent = 2
   */
  record OptionsOf(
      int lookBackDays,
      boolean nameAndAmount,
      BigDecimal tolerance,
      Boolean proformas,
      BigDecimal exchangeTolerance) {}

  @PUT
  @Path("options")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc("Says how careful matching is; open lines are matched again")
  public Obj putOptions(
      @Context SecurityContext who, @PathParam("company") CompanyId company, OptionsOf body) {
    Actor actor = writer(who, company);
    return MatchView.of(
        services
            .need(Matches.class)
            .putOptions(
                actor,
                company,
                new MatchOptions(
                    body.lookBackDays(),
                    body.nameAndAmount(),
                    body.tolerance(),
                    body.proformas(),
                    body.exchangeTolerance())));
  }

  /** The service checks again; a stranger learns nothing from what is missing. */
  private static Actor writer(SecurityContext who, CompanyId company) {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.MATCHING, Access.WRITE);
    return actor;
  }
}
