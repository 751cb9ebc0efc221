package org.partida.web.resource;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.posting.AccountRules;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.model.CompanyId;
import org.partida.spi.posting.AccountRule;
import org.partida.views.AllocationView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code account-rules account-rule-set}. */
@Path("companies/{company}/account-rules")
@Produces(MediaType.APPLICATION_JSON)
public final class AccountRuleResource {
  private final Services services;

  public AccountRuleResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc("Third-party and money accounts that are used in place of the standard ones")
  public List<Obj> list(@Context SecurityContext who, @PathParam("company") CompanyId company) {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.POSTING, Access.READ);
    return Lists.of(services.need(AccountRules.class).list(actor, company), AllocationView::of);
  }

  /**
   * A rule.
   *
   * @param standard the account that would be taken
   * @param document kind of document; absent = all
   * @param seat premises; absent = all
   * @param from first day; absent = always
   * @param account absent = the standard one again
   */
  record Given(String standard, String document, String seat, String from, String account) {}

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc("Takes another account for a kind of document or for one of the premises")
  public Obj put(@Context SecurityContext who, @PathParam("company") CompanyId company, Given g) {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.POSTING, Access.WRITE);
    AccountRule rule =
        new AccountRule(
            AllocationView.account(Lists.require(g.standard(), "standard")),
            Optional.ofNullable(g.document()),
            Optional.ofNullable(g.seat()),
            g.from() == null ? LocalDate.EPOCH : Lists.day(g.from(), "from"),
            Optional.ofNullable(g.account()).map(AllocationView::account));
    int again = services.need(AccountRules.class).put(actor, company, rule);
    return Obj.obj().put("rule", AllocationView.of(rule)).put("documents", again);
  }
}
