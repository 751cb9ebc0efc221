package org.partida.web.resource;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.ws.rs.Consumes;
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
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.api.statement.Receipts;
import org.partida.api.statement.Receipts.Means;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.TaxIds;
import org.partida.views.Obj;
import org.partida.views.StatementView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code receipt-add receipt-list}. */
@Path("companies/{company}/receipts")
@Produces(MediaType.APPLICATION_JSON)
public final class ReceiptResource {
  private final Services services;

  public ReceiptResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(value = "Receipts and payments in cash and by card", of = "StatementLine")
  public List<Obj> list(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @QueryParam("limit") @DefaultValue("100") @Doc("how many at most") int limit) {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.STATEMENTS, Access.READ);
    return Lists.of(
        services.need(Receipts.class).list(actor, company, Lists.limit(limit)), StatementView::of);
  }

  /**
   * A receipt or payment.
   *
   * @param means cash, card or transfer
   * @param number of the receipt
   * @param date day
   * @param partner who paid or was paid
   * @param taxId fiscal code
   * @param amount positive when money comes in
   * @param currency code
   * @param text what it is for, with the numbers of the documents
   * @param awb waybill
   * @param order order
   */
  record Given(
      String means,
      String number,
      String date,
      String partner,
      String taxId,
      String amount,
      String currency,
      String text,
      String awb,
      String order) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "Money that no statement tells, once; it is matched as a bank's line is",
      of = "StatementLine")
  public Obj add(@Context SecurityContext who, @PathParam("company") CompanyId company, Given g) {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.STATEMENTS, Access.WRITE);
    return StatementView.of(
        services
            .need(Receipts.class)
            .add(
                actor,
                company,
                new Receipts.Receipt(
                    means(Lists.require(g.means(), "means")),
                    Lists.require(g.number(), "number"),
                    Lists.day(g.date(), "date"),
                    Lists.require(g.partner(), "partner"),
                    Optional.ofNullable(g.taxId()).map(TaxIds::normalised),
                    amount(Lists.require(g.amount(), "amount"), g.currency()),
                    g.text() == null ? "" : g.text(),
                    Optional.ofNullable(g.awb()),
                    Optional.ofNullable(g.order()))));
  }

  private static Money amount(String text, String currency) {
    try {
      return Money.of(text, currency == null ? "RON" : currency);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new PartidaException(
          new Problem("usage", "no amount: " + text, "amount", "write it as 1210.50"), e);
    }
  }

  private static Means means(String text) {
    try {
      return Means.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new PartidaException(
          new Problem(
              "receipt.means", "no receipt is by " + text, "means", "give cash, card or transfer"),
          e);
    }
  }
}
