package org.partida.posting.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;

/**
 * A voucher line like another one but for what is said; one writes a line by naming what changes.
 */
public final class Edit {
  private final VoucherLine like;
  private AccountCode account;
  private Side side;
  private Money amount;
  private Optional<Money> original;
  private Optional<TaxFacts> tax;
  private Optional<String> openItem;
  private Optional<LocalDate> due;
  private Map<String, String> dimensions;
  private String rule;
  private String why;

  private Edit(VoucherLine like) {
    this.like = like;
    this.account = like.account();
    this.side = like.side();
    this.amount = like.amount();
    this.original = like.original();
    this.tax = like.tax();
    this.openItem = like.openItem();
    this.due = like.due();
    this.dimensions = like.dimensions();
    this.rule = like.rule();
    this.why = like.why();
  }

  /** Begins with all that the line says. */
  public static Edit of(VoucherLine like) {
    return new Edit(like);
  }

  public Edit account(AccountCode other) {
    account = other;
    return this;
  }

  /** The opposite side, with the same amounts. */
  public Edit flipped() {
    side = side.opposite();
    return this;
  }

  public Edit side(Side other) {
    side = other;
    return this;
  }

  public Edit amount(Money other, Optional<Money> otherOriginal) {
    amount = other;
    original = otherOriginal;
    return this;
  }

  public Edit tax(Optional<TaxFacts> other) {
    tax = other;
    return this;
  }

  /** Keeps no receivable or payable open. */
  public Edit closed() {
    openItem = Optional.empty();
    due = Optional.empty();
    return this;
  }

  /** Says where it belongs, beside what is said already. */
  public Edit dimension(String name, Optional<String> value) {
    value.ifPresent(
        v -> {
          Map<String, String> more = new TreeMap<>(dimensions);
          more.put(name, v);
          dimensions = more;
        });
    return this;
  }

  public Edit rule(String other) {
    rule = other;
    return this;
  }

  public Edit why(String other) {
    why = other;
    return this;
  }

  /** The line. */
  public VoucherLine line() {
    return new VoucherLine(
        account, side, amount, original, like.partner(), tax, openItem, due, dimensions, rule, why);
  }

  /** A voucher like another one with other lines; empty if fewer than two are left. */
  public static Optional<Voucher> voucher(Voucher like, Collection<VoucherLine> lines) {
    return voucher(like, like.externalId(), like.journal(), like.text(), lines);
  }

  /** A voucher like another one with another id, journal, text and lines. */
  public static Optional<Voucher> voucher(
      Voucher like, ExternalId id, Journal journal, String text, Collection<VoucherLine> lines) {
    List<VoucherLine> kept = lines.stream().filter(l -> !l.amount().isZero()).toList();
    return kept.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Voucher(
                id,
                like.company(),
                like.date(),
                like.documentDate(),
                journal,
                like.documentNumber(),
                text,
                kept,
                like.reversalOf()));
  }
}
