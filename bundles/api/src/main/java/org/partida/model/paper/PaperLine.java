package org.partida.model.paper;

import java.math.BigDecimal;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.invoice.VatCategory;
import org.partida.model.match.ItemSide;

/**
 * A line of a business paper. Negative amounts take back. Immutable.
 *
 * @param id number within the paper
 * @param name product or service
 * @param code the partner's or the store's code of it
 * @param hint product accounting type, or an account, as the source program knows it
 * @param quantity signed
 * @param unit unit of measure
 * @param net without VAT; on a stock discharge the cost; nought is allowed
 * @param category VAT category; empty = it follows from rate and partner
 * @param rate VAT rate; empty = no VAT
 * @param vat VAT
 * @param cost what the stock is worth where that is not the net: cost of what is delivered or sold,
 *     value at which returned goods stand in the store
 * @param shelf how a shop marks the goods
 * @param depreciation of a fixed asset that is disposed of: what was depreciated of its cost, which
 *     is the net
 * @param settles the open item that a compensation settles by the net
 */
public record PaperLine(
    String id,
    String name,
    Optional<String> code,
    Optional<Hint> hint,
    BigDecimal quantity,
    Optional<String> unit,
    Money net,
    Optional<VatCategory> category,
    Optional<Percent> rate,
    Money vat,
    Optional<Money> cost,
    Optional<Shelf> shelf,
    Optional<Money> depreciation,
    Optional<Settles> settles) {

  /** Of goods and services. */
  public PaperLine(
      String id,
      String name,
      Optional<String> code,
      Optional<Hint> hint,
      BigDecimal quantity,
      Optional<String> unit,
      Money net,
      Optional<VatCategory> category,
      Optional<Percent> rate,
      Money vat,
      Optional<Money> cost,
      Optional<Shelf> shelf) {
    this(
        id,
        name,
        code,
        hint,
        quantity,
        unit,
        net,
        category,
        rate,
        vat,
        cost,
        shelf,
        Optional.empty(),
        Optional.empty());
  }

  /** The same with what a disposal or a compensation says of it. */
  public PaperLine with(Optional<Money> newDepreciation, Optional<Settles> newSettles) {
    return new PaperLine(
        id,
        name,
        code,
        hint,
        quantity,
        unit,
        net,
        category,
        rate,
        vat,
        cost,
        shelf,
        newDepreciation,
        newSettles);
  }

  /** A line at a rate, without anything else. */
  public static PaperLine of(String id, String name, Money net, Optional<Percent> rate) {
    return new PaperLine(
        id,
        name,
        Optional.empty(),
        Optional.empty(),
        net.signum() < 0 ? BigDecimal.ONE.negate() : BigDecimal.ONE,
        Optional.empty(),
        net,
        Optional.empty(),
        rate,
        rate.map(net::percent).orElse(Money.zero(net.currency())),
        Optional.empty(),
        Optional.empty());
  }

  /** With VAT. */
  public Money gross() {
    return net.plus(vat);
  }

  /**
   * What kind of product it is. Immutable.
   *
   * @param type key of the table of product accounting types, such as {@code GOODS}
   * @param account refines the type's account
   */
  public record Hint(String type, Optional<String> account) {}

  /**
   * The shelf price of goods in a shop. Immutable; one of the two.
   *
   * @param markup over cost
   * @param price of one piece with VAT
   * @param rate VAT rate of the sale, where the purchase has none or another
   */
  public record Shelf(Optional<Percent> markup, Optional<Money> price, Optional<Percent> rate) {}

  /**
   * An open item of the partner. Immutable.
   *
   * @param side owed to the company or by it
   * @param document number of the document that is open
   */
  public record Settles(ItemSide side, String document) {}
}
