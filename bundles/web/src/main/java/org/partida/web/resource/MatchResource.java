package org.partida.web.resource;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
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
import org.partida.api.company.Companies;
import org.partida.api.company.Company;
import org.partida.api.match.LineSplit;
import org.partida.api.match.MatchSummary;
import org.partida.api.match.Matches;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.match.ItemShare;
import org.partida.model.voucher.PartnerRef;
import org.partida.views.AllocationView;
import org.partida.views.Obj;
import org.partida.views.StatementView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code match-run match-confirm match-assign match-book match-undo}. */
@Path("companies/{company}/matches")
@Produces(MediaType.APPLICATION_JSON)
public final class MatchResource {
  private final Services services;

  public MatchResource(Services services) {
    this.services = services;
  }

  /** Lines by id. */
  record LinesOf(List<String> lines) {}

  /**
   * What a line pays.
   *
   * @param allocations items as the host knows them
   * @param accounts where the rest goes
   */
  record SplitOf(List<Share> allocations, List<BookingOf> accounts) {}

  /**
   * A part of a line's amount.
   *
   * @param currency absent = that of the books
   */
  record Share(String item, BigDecimal amount, String currency) {}

  @POST
  @Path("run")
  @Doc(value = "Matches open lines with open items", answer = Doc.Answer.JOB)
  public Response run(@Context SecurityContext who, @PathParam("company") CompanyId company) {
    Matches matches = services.need(Matches.class);
    Actor actor = Caller.actor(who);
    // the service checks again; this only tells the caller now instead of in the job
    actor.require(company, Module.MATCHING, Access.WRITE);
    return Work.start(
        services,
        who,
        "Match payments",
        Optional.of(company),
        progress -> {
          MatchSummary s = matches.run(actor, company, progress);
          return Work.ended(
              s.lines()
                  + " lines: "
                  + s.sure()
                  + " sure, "
                  + s.attention()
                  + " to look at, "
                  + s.none()
                  + " without a match",
              List.of());
        });
  }

  @POST
  @Path("confirm")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value =
          "Confirms proposals: posts and settles; a line that fails keeps its error, the others go on",
      answer = Doc.Answer.LIST,
      of = "StatementLine")
  public List<Obj> confirm(
      @Context SecurityContext who, @PathParam("company") CompanyId company, LinesOf body) {
    if (body.lines() == null || body.lines().isEmpty()) {
      throw new PartidaException(
          new Problem("usage", "no line is given", "lines", "give the ids of lines"));
    }
    return Lists.of(
        services.need(Matches.class).confirm(Caller.actor(who), company, body.lines()),
        StatementView::of);
  }

  @POST
  @Path("{line}/assign")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Gives a line other items than proposed, and confirms it", of = "StatementLine")
  public Obj assign(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @PathParam("line") String line,
      SplitOf body) {
    Actor actor = Caller.actor(who);
    return StatementView.of(
        services
            .need(Matches.class)
            .assign(actor, company, line, split(services, actor, company, body)));
  }

  /**
   * Where a line without a document goes, or a part of a line.
   *
   * @param account such as 627
   * @param amount how much of the line, in the sign of the statement; absent = all that is left
   * @param currency absent = that of the books
   * @param partner name, where the account is a third party's
   * @param taxId the partner's fiscal code
   * @param reason in words
   */
  record BookingOf(
      String account,
      BigDecimal amount,
      String currency,
      String partner,
      String taxId,
      String reason) {}

  @POST
  @Path("{line}/book")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "Books a line without a document to an account, and confirms it",
      of = "StatementLine")
  public Obj book(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @PathParam("line") String line,
      BookingOf body) {
    // the service checks again; a stranger learns nothing from what is missing
    Caller.actor(who).require(company, Module.MATCHING, Access.WRITE);
    return assign(who, company, line, new SplitOf(List.of(), List.of(body)));
  }

  @POST
  @Path("{line}/undo")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Takes a confirmed line back: it waits again", of = "StatementLine")
  public Obj undo(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @PathParam("line") String line,
      Reason why) {
    return StatementView.of(
        services.need(Matches.class).undo(Caller.actor(who), company, line, why.required()));
  }

  static LineSplit split(Services services, Actor actor, CompanyId company, SplitOf body) {
    Company c =
        services
            .need(Companies.class)
            .find(actor, company)
            .orElseThrow(() -> Lists.unknown("company", company));
    return new LineSplit(
        Optional.ofNullable(body.allocations()).orElse(List.of()).stream()
            .map(s -> share(s, c.currency()))
            .toList(),
        Optional.ofNullable(body.accounts()).orElse(List.of()).stream()
            .map(b -> part(b, c.currency()))
            .toList());
  }

  private static ItemShare share(Share s, Currency books) {
    return new ItemShare(
        Lists.require(s.item(), "item"),
        amount(Optional.ofNullable(s.amount()).orElse(BigDecimal.ZERO), s.currency(), books));
  }

  private static LineSplit.Part part(BookingOf b, Currency books) {
    return new LineSplit.Part(
        AllocationView.account(Lists.require(b.account(), "account")),
        Optional.ofNullable(b.amount()).map(a -> amount(a, b.currency(), books)),
        Optional.ofNullable(b.partner())
            .map(n -> new PartnerRef(n, Optional.empty(), Optional.ofNullable(b.taxId()))),
        Lists.require(b.reason(), "reason"));
  }

  private static Money amount(BigDecimal amount, String currency, Currency books) {
    try {
      return Money.of(amount, currency == null ? books : Currency.getInstance(currency));
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw new PartidaException(
          new Problem(
              "usage",
              "not an amount of " + (currency == null ? books : currency) + ": " + amount,
              "allocations",
              "amounts are text such as \"17.00\""),
          e);
    }
  }
}
