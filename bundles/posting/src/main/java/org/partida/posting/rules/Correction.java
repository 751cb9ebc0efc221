package org.partida.posting.rules;

import java.math.MathContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.posting.StornoStyle;

/**
 * The correcting entry of a document: what the rules say now, minus the lines that stand booked,
 * account by account. It leaves alone what is right, such as the third party. Stateless.
 */
public final class Correction {
  private Correction() {}

  /**
   * What is compared: treatments differ without moving money, and so do not make a key. Immutable.
   *
   * @param account where it is booked
   * @param rate VAT rate
   * @param dimensions cost centre and the like
   * @param openItem what stays open under this number
   */
  public record Key(
      AccountCode account,
      Optional<Percent> rate,
      Map<String, String> dimensions,
      Optional<String> openItem) {
    static Key of(VoucherLine l) {
      return new Key(l.account(), l.tax().map(TaxFacts::rate), l.dimensions(), l.openItem());
    }

    private List<VoucherLine> in(List<VoucherLine> lines) {
      return lines.stream().filter(l -> of(l).equals(this)).toList();
    }
  }

  /**
   * How the entry is written. Immutable.
   *
   * @param externalId its id
   * @param date accounting date
   * @param style red or black
   * @param rule the rule that its lines carry
   * @param because why, in words
   */
  public record Order(
      ExternalId externalId, LocalDate date, StornoStyle style, String rule, String because) {}

  /** Where two entries come to different sums. */
  public static Set<Key> differing(List<VoucherLine> some, List<VoucherLine> others) {
    Set<Key> keys = new LinkedHashSet<>();
    some.forEach(l -> keys.add(Key.of(l)));
    others.forEach(l -> keys.add(Key.of(l)));
    keys.removeIf(k -> agree(k, some, others));
    return keys;
  }

  /** True if two entries come to the same sums there. */
  public static boolean agree(List<VoucherLine> some, List<VoucherLine> others, Set<Key> at) {
    return at.stream().allMatch(k -> agree(k, some, others));
  }

  private static boolean agree(Key k, List<VoucherLine> some, List<VoucherLine> others) {
    return sum(k.in(some), VoucherLine::signed).equals(sum(k.in(others), VoucherLine::signed));
  }

  /**
   * The entry that makes what stands into what the rules say now.
   *
   * @param original the document's first entry that stands
   * @param standing all lines that stand, earlier corrections included
   * @param now what the rules say
   * @param at where it is to be corrected
   */
  public static Voucher of(
      Voucher original,
      List<VoucherLine> standing,
      List<VoucherLine> now,
      Set<Key> at,
      Order order) {
    Set<Key> moved = differing(standing, now);
    moved.removeIf(k -> !at.contains(k));
    List<VoucherLine> lines = new ArrayList<>();
    for (Key k : moved.isEmpty() ? moved : withVatOfOtherRows(moved, standing, now)) {
      rows(k, standing, now).stream()
          .map(t -> line(t.in(k.in(standing)), t.in(k.in(now)), order))
          .map(l -> StornoWriter.write(l, order.style()))
          .forEach(lines::add);
    }
    return new Voucher(
        order.externalId(),
        original.company(),
        order.date(),
        original.documentDate(),
        original.journal(),
        original.documentNumber(),
        "Correction of " + original.text() + ": " + order.because(),
        lines,
        Optional.empty());
  }

  /**
   * Of a correction that moves tax between two accounts, the part for what is open of a document;
   * half up, so that both sides of a pair come to the same.
   */
  public static Voucher part(Voucher all, Money open, Money booked) {
    UnaryOperator<Money> share =
        m ->
            Money.round(
                m.decimal()
                    .multiply(open.decimal())
                    .divide(booked.decimal(), MathContext.DECIMAL128),
                m.currency());
    List<VoucherLine> lines =
        all.lines().stream()
            .map(
                l ->
                    new VoucherLine(
                        l.account(),
                        l.side(),
                        share.apply(l.amount()),
                        l.original().map(share),
                        l.partner(),
                        l.tax().map(t -> t.withBase(share.apply(t.base()))),
                        l.openItem(),
                        l.due(),
                        l.dimensions(),
                        l.rule(),
                        l.why()
                            + "; for "
                            + open.abs()
                            + " of "
                            + booked.abs()
                            + " that is unpaid"))
            .toList();
    return new Voucher(
        all.externalId(),
        all.company(),
        all.date(),
        all.documentDate(),
        all.journal(),
        all.documentNumber(),
        all.text(),
        lines,
        all.reversalOf());
  }

  /**
   * VAT that stays on its account but changes its row in the return moves too: the return is made
   * from these lines.
   */
  private static Set<Key> withVatOfOtherRows(
      Set<Key> moved, List<VoucherLine> standing, List<VoucherLine> now) {
    Set<Key> keys = new LinkedHashSet<>(moved);
    now.stream()
        .filter(l -> l.rule().contains(".vat/") || l.rule().contains(".self/"))
        .map(Key::of)
        .filter(k -> rows(k, standing, now).size() > 1)
        .forEach(keys::add);
    return keys;
  }

  /**
   * What of a key belongs to one row of the return; all of the key where rows do not differ.
   * Immutable.
   *
   * @param row empty = whatever it is
   */
  private record ReturnRow(Optional<String> row) {
    private List<VoucherLine> in(List<VoucherLine> lines) {
      return lines.stream().filter(l -> row.isEmpty() || row.equals(of(l))).toList();
    }

    private static Optional<String> of(VoucherLine l) {
      return l.tax().map(t -> t.codes().getOrDefault("d300", ""));
    }
  }

  /** What moves separately: a taxable amount leaves one row and comes into another. */
  private static List<ReturnRow> rows(Key k, List<VoucherLine> standing, List<VoucherLine> now) {
    Set<Optional<String>> names = new LinkedHashSet<>();
    k.in(standing).forEach(l -> names.add(ReturnRow.of(l)));
    k.in(now).forEach(l -> names.add(ReturnRow.of(l)));
    if (names.size() < 2 || names.contains(Optional.<String>empty())) {
      return List.of(new ReturnRow(Optional.empty()));
    }
    return names.stream()
        .map(ReturnRow::new)
        .filter(
            r ->
                !sum(r.in(k.in(standing)), VoucherLine::signed)
                    .equals(sum(r.in(k.in(now)), VoucherLine::signed)))
        .toList();
  }

  private static VoucherLine line(List<VoucherLine> standing, List<VoucherLine> now, Order order) {
    VoucherLine like = like(standing, now);
    Optional<Money> more = sum(now, VoucherLine::signed);
    Optional<Money> less = sum(standing, VoucherLine::signed);
    Money debit = minus(more, less).orElseThrow();
    boolean flip = like.side() == Side.C;
    String what = now.isEmpty() ? like.account() + ": takes back what stands booked" : like.why();
    return new VoucherLine(
        like.account(),
        like.side(),
        flip ? debit.negate() : debit,
        original(standing, now, flip),
        like.partner(),
        like.tax().map(t -> tax(t, standing, now, order.date())),
        like.openItem(),
        like.due(),
        like.dimensions(),
        order.rule(),
        what + "; " + order.because());
  }

  /** The line that is new in its treatment, else any new one, else the one that goes. */
  private static VoucherLine like(List<VoucherLine> standing, List<VoucherLine> now) {
    List<Optional<String>> there =
        standing.stream().map(l -> l.tax().map(TaxFacts::treatment)).toList();
    return now.stream()
        .filter(l -> !there.contains(l.tax().map(TaxFacts::treatment)))
        .findFirst()
        .or(() -> now.stream().findFirst())
        .orElseGet(() -> standing.get(0));
  }

  private static Optional<Money> original(
      List<VoucherLine> standing, List<VoucherLine> now, boolean flip) {
    boolean all =
        standing.stream().allMatch(l -> l.original().isPresent())
            && now.stream().allMatch(l -> l.original().isPresent());
    Function<VoucherLine, Money> signed =
        l -> l.side() == Side.D ? l.original().get() : l.original().get().negate();
    return all
        ? minus(sum(now, signed), sum(standing, signed)).map(m -> flip ? m.negate() : m)
        : Optional.empty();
  }

  /**
   * A tax that is taken or given back later than it was deducted belongs to the month in which that
   * is booked.
   */
  private static TaxFacts tax(
      TaxFacts t, List<VoucherLine> standing, List<VoucherLine> now, LocalDate date) {
    YearMonth month = YearMonth.from(date);
    Money base = minus(base(now), base(standing)).orElseGet(() -> Money.zero(t.base().currency()));
    return new TaxFacts(
        t.treatment(),
        t.rate(),
        base,
        t.taxPoint(),
        t.deductionPeriod().map(p -> p.isBefore(month) ? month : p),
        t.deductible(),
        t.productCode(),
        t.codes(),
        t.document());
  }

  private static Optional<Money> base(List<VoucherLine> lines) {
    return sum(lines.stream().filter(l -> l.tax().isPresent()).toList(), l -> l.tax().get().base());
  }

  private static Optional<Money> minus(Optional<Money> some, Optional<Money> other) {
    return some.map(s -> other.map(s::minus).orElse(s)).or(() -> other.map(Money::negate));
  }

  /** Empty stands for nought, whatever the currency. */
  private static Optional<Money> sum(List<VoucherLine> lines, Function<VoucherLine, Money> amount) {
    return lines.stream().map(amount).reduce(Money::plus).filter(m -> !m.isZero());
  }
}
