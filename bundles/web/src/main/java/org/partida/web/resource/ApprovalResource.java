package org.partida.web.resource;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.document.ApprovalRules;
import org.partida.api.document.Approvals;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Percent;
import org.partida.model.Problem;
import org.partida.views.ApprovalView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** How a company's documents get decided: rules, several at once, somebody for somebody. */
@Path("companies/{company}/approvals")
@Produces(MediaType.APPLICATION_JSON)
public final class ApprovalResource {
  private final Services services;

  public ApprovalResource(Services services) {
    this.services = services;
  }

  /** Rules; what is absent is off. */
  record Rules(
      BigDecimal tolerance,
      Integer lastAmounts,
      Integer remindDays,
      String remind,
      Integer firmDays,
      Integer silentDays) {
    ApprovalRules rules() {
      return new ApprovalRules(
          Optional.ofNullable(tolerance).map(BigDecimal::toPlainString).map(Percent::of),
          lastAmounts == null ? ApprovalRules.NONE.lastAmounts() : lastAmounts,
          Optional.ofNullable(remindDays),
          Optional.ofNullable(remind).filter(p -> !p.isBlank()),
          Optional.ofNullable(firmDays),
          Optional.ofNullable(silentDays));
    }
  }

  @GET
  @Doc(value = "The rules, whether you may decide, and who might", of = "Approvals")
  public Obj get(@Context SecurityContext who, @PathParam("company") CompanyId company) {
    Approvals approvals = services.need(Approvals.class);
    Actor actor = Caller.actor(who);
    return Obj.obj()
        .put("rules", ApprovalView.of(approvals.rules(actor, company)))
        .put("mayDecide", approvals.mayDecide(actor, company))
        .list(
            "people",
            approvals.people(actor, company).entrySet(),
            p -> Obj.obj().put("id", p.getKey()).put("name", p.getValue()))
        .list("delegations", approvals.delegations(actor, company), ApprovalView::of);
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Sets the rules, all of them; what is absent is off", of = "ApprovalRules")
  public Obj put(
      @Context SecurityContext who, @PathParam("company") CompanyId company, Rules rules) {
    return ApprovalView.of(
        services.need(Approvals.class).putRules(Caller.actor(who), company, rules.rules()));
  }

  @GET
  @Path("recurring")
  @Doc(
      value = "Suppliers whose documents were approved before and wait again, with count and sum",
      answer = Doc.Answer.LIST,
      of = "Recurring")
  public List<Obj> recurring(
      @Context SecurityContext who, @PathParam("company") CompanyId company) {
    return Lists.of(
        services.need(Approvals.class).recurring(Caller.actor(who), company), ApprovalView::of);
  }

  /** What the person saw. */
  record Together(List<String> documents, BigDecimal sum, String currency) {}

  @POST
  @Path("recurring")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value =
          "Approves exactly these documents, all or none, if they come to the sum that was seen",
      of = "Approved")
  public Obj approve(
      @Context SecurityContext who, @PathParam("company") CompanyId company, Together what) {
    int done =
        services
            .need(Approvals.class)
            .approveAll(
                Caller.actor(who),
                company,
                what.documents() == null ? List.of() : what.documents(),
                money(what));
    return Obj.obj().put("approved", done);
  }

  /** Who decides instead, from the first to the last day. */
  record Instead(String to, String first, String last) {}

  @POST
  @Path("delegations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Lets another person decide for you for some days", of = "Delegation")
  public Obj delegate(
      @Context SecurityContext who, @PathParam("company") CompanyId company, Instead instead) {
    Approvals approvals = services.need(Approvals.class);
    Actor actor = Caller.actor(who);
    approvals.mayDecide(actor, company);
    return ApprovalView.of(
        approvals.delegate(
            actor,
            company,
            Lists.require(instead.to(), "to"),
            Lists.day(instead.first(), "first"),
            Lists.day(instead.last(), "last")));
  }

  @DELETE
  @Path("delegations/{id}")
  @Doc(value = "Ends one of yours: from today on it is over")
  public Response end(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @PathParam("id") String id) {
    services.need(Approvals.class).endDelegation(Caller.actor(who), company, id);
    return Response.noContent().build();
  }

  private static Money money(Together what) {
    try {
      return Money.of(
          what.sum() == null ? BigDecimal.ZERO : what.sum(),
          Currency.getInstance(what.currency() == null ? "RON" : what.currency()));
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw new PartidaException(
          new Problem(
              "usage", "not a sum of money", "sum", "give sum and currency as the list shows them"),
          e);
    }
  }
}
