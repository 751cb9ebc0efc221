package org.partida.model.paper;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.match.ItemSide;
import org.partida.model.voucher.PartnerRef;

/**
 * The canonical content of a business paper that is not an e-invoice. Rules, intake and lists read
 * it and nothing else. Immutable and thread-safe; the constructor refuses what cannot be a paper.
 *
 * @param kind what it is
 * @param number its own number
 * @param date its date; stock moved or the sale happened on it
 * @param partner the other side; empty for tills and our own stock papers
 * @param support what came with received goods; {@link Support#NOTHING} on other kinds
 * @param currency of all amounts
 * @param lines at least one, except on customs declarations and retail discharges
 * @param tenders how it was paid; empty = not paid with the paper
 * @param buyerCode the receipt bears our fiscal code
 * @param store where the goods go to or come from
 * @param references papers that this one belongs to
 * @param customs what customs charged
 * @param month what a retail discharge follows from
 */
public record BusinessPaper(
    PaperKind kind,
    String number,
    LocalDate date,
    Optional<PartnerRef> partner,
    Support support,
    Currency currency,
    List<PaperLine> lines,
    List<Tender> tenders,
    boolean buyerCode,
    Optional<Store> store,
    List<PaperReference> references,
    Optional<Customs> customs,
    Optional<RetailMonth> month) {

  public BusinessPaper {
    lines = List.copyOf(lines);
    tenders = List.copyOf(tenders);
    references = List.copyOf(references);
    require(!number.isBlank(), "a paper has a number");
    require(
        lines.stream()
            .allMatch(
                l -> l.net().currency().equals(currency) && l.vat().currency().equals(currency)),
        "all lines are in the paper's currency");
    require(
        (kind == PaperKind.CUSTOMS_DECLARATION) == customs.isPresent(),
        "a customs declaration, and nothing else, says what customs charged");
    require(
        (kind == PaperKind.RETAIL_DISCHARGE) == month.isPresent(),
        "a retail discharge, and nothing else, follows from a month");
    require(!lines.isEmpty() || customs.isPresent() || month.isPresent(), "a paper has lines");
    OwnPapers.check(kind, partner, lines);
  }

  /** Without VAT. */
  public Money net() {
    return lines.stream().map(PaperLine::net).reduce(Money.zero(currency), Money::plus);
  }

  /** What the paper is worth with VAT, what customs charged, or what is set off. */
  public Money gross() {
    if (kind == PaperKind.COMPENSATION) {
      return OwnPapers.settled(lines, ItemSide.RECEIVABLE);
    }
    Money all = lines.stream().map(PaperLine::gross).reduce(Money.zero(currency), Money::plus);
    return customs.map(c -> c.duty().plus(c.vat())).orElse(all);
  }

  /**
   * The number under which the partner knows it: of the paper that came with the goods, else ours.
   */
  public String partnerNumber() {
    return support.number().orElse(number);
  }

  /** True if goods moved and the invoice comes later. */
  public boolean uninvoiced() {
    return kind == PaperKind.DELIVERY_NOTE
        || (kind == PaperKind.RECEPTION
            && (support.kind() == Support.Kind.DELIVERY_NOTE
                || support.kind() == Support.Kind.NONE));
  }

  private static void require(boolean ok, String what) {
    if (!ok) {
      throw new IllegalArgumentException(what);
    }
  }
}
