package org.partida.web.resource;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.match.LineRule;
import org.partida.api.match.LineRules;
import org.partida.api.security.Access;
import org.partida.api.security.Module;
import org.partida.model.CompanyId;
import org.partida.views.AllocationView;
import org.partida.views.MatchView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code line-rules line-rule-add line-rule-end line-habits line-habit-forget}. */
@Path("companies/{company}/line-rules")
@Produces(MediaType.APPLICATION_JSON)
public final class LineRuleResource {
  private final Services services;

  public LineRuleResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc("Where statement lines without a document go, by the company's rules")
  public List<Obj> list(@Context SecurityContext who, @PathParam("company") CompanyId company) {
    return Lists.of(services.need(LineRules.class).list(Caller.actor(who), company), MatchView::of);
  }

  /**
   * A rule.
   *
   * @param words whole words of text or name
   * @param iban the other side's account
   * @param partner the other side's fiscal code, or the beginning of its name
   * @param flow IN, OUT or BOTH; absent = BOTH
   * @param account where such lines go
   * @param automatic may be confirmed without a person
   * @param from first day; absent = always
   * @param to last day; absent = it still holds
   */
  record Given(
      String words,
      String iban,
      String partner,
      LineRule.Flow flow,
      String account,
      boolean automatic,
      String from,
      String to) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc("Statement lines with these words, this account or this partner go to an account")
  public Obj add(@Context SecurityContext who, @PathParam("company") CompanyId company, Given g) {
    // the service checks again; a stranger learns nothing from what is missing
    Caller.actor(who).require(company, Module.MATCHING, Access.WRITE);
    LineRule rule =
        new LineRule(
            "",
            Optional.ofNullable(g.words()),
            Optional.ofNullable(g.iban()),
            Optional.ofNullable(g.partner()),
            Optional.ofNullable(g.flow()).orElse(LineRule.Flow.BOTH),
            AllocationView.account(Lists.require(g.account(), "account")),
            g.automatic(),
            g.from() == null ? LocalDate.EPOCH : Lists.day(g.from(), "from"),
            Optional.ofNullable(g.to()).map(t -> Lists.day(t, "to")));
    return MatchView.of(services.need(LineRules.class).add(Caller.actor(who), company, rule));
  }

  /**
   * When a rule ends.
   *
   * @param last the last day that it holds
   */
  record EndOf(String last) {}

  @POST
  @Path("{rule}/end")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc("A rule holds no longer after this day")
  public Obj end(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @PathParam("rule") String rule,
      EndOf body) {
    // the service checks again; a stranger learns nothing from what is missing
    Caller.actor(who).require(company, Module.MATCHING, Access.WRITE);
    return MatchView.of(
        services
            .need(LineRules.class)
            .end(Caller.actor(who), company, rule, Lists.day(body.last(), "last")));
  }

  @GET
  @Path("habits")
  @Doc("What confirmed lines taught: where money went before")
  public List<Obj> habits(@Context SecurityContext who, @PathParam("company") CompanyId company) {
    return Lists.of(
        services.need(LineRules.class).habits(Caller.actor(who), company), MatchView::of);
  }

  @DELETE
  @Path("habits")
  @Doc("Forgets what was learned for these words or this IBAN")
  public Obj forget(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @QueryParam("key") @Doc("as the list gives it") String key) {
    // the service checks again; a stranger learns nothing from what is missing
    Caller.actor(who).require(company, Module.MATCHING, Access.WRITE);
    return Obj.obj()
        .put(
            "forgotten",
            services
                .need(LineRules.class)
                .forget(Caller.actor(who), company, Lists.require(key, "key")));
  }
}
