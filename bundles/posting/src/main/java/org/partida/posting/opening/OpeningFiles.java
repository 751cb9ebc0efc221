package org.partida.posting.opening;

import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.partida.base.text.CsvRecords;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.Problem;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;
import org.partida.spi.host.HostAccount;
import org.partida.spi.posting.OpeningState.Balance;
import org.partida.spi.posting.OpeningState.Item;

/**
 * Makes balances and open documents of files. An amount is positive on the account's own side (owed
 * by customers on 4111, owed to suppliers on 401) and negative for credit notes. Rows of one
 * account, partner and number are one document: further ones give further VAT rates. One thread.
 */
public final class OpeningFiles {
  private final Currency currency;
  private final Function<AccountCode, Optional<HostAccount>> chart;
  private final List<Problem> problems = new ArrayList<>();

  /** For books in a currency, on a chart. */
  public OpeningFiles(Currency currency, Function<AccountCode, Optional<HostAccount>> chart) {
    this.currency = currency;
    this.chart = chart;
  }

  /** What is wrong with the files read so far. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Balances that are not nought. */
  public List<Balance> balances(String file, byte[] bytes) {
    CsvRecords<Field> csv = csv(file, bytes, Field.ACCOUNT, Field.DEBIT, Field.CREDIT);
    List<Balance> all = new ArrayList<>();
    for (Balance b : csv.read(this::balance)) {
      if (!b.amount().isZero()) {
        all.add(b);
      }
    }
    return all;
  }

  private CsvRecords<Field> csv(String file, byte[] bytes, Field... required) {
    return CsvRecords.of("opening", Field.class, file, bytes, problems, List.of(required));
  }

  private Balance balance(CsvRecords<Field>.Cells c) {
    AccountCode account = AccountCode.of(c.require(Field.ACCOUNT));
    Money zero = Money.zero(currency);
    Money amount =
        c.money(Field.DEBIT, currency)
            .orElse(zero)
            .minus(c.money(Field.CREDIT, currency).orElse(zero));
    if (!amount.isZero()) {
      known(account, c);
    }
    return new Balance(account, amount, c.place());
  }

  private Optional<HostAccount> known(AccountCode account, CsvRecords<Field>.Cells c) {
    Optional<HostAccount> there = chart.apply(account).filter(HostAccount::postable);
    if (there.isEmpty()) {
      problems.add(
          new Problem(
              "opening.account",
              "the host has no account " + account + " to post to",
              c.place(),
              "give the account of the host's chart"));
    }
    return there;
  }

  /** Open documents. */
  public List<Item> items(String file, byte[] bytes) {
    CsvRecords<Field> csv = csv(file, bytes, Field.ACCOUNT, Field.PARTNER, Field.NUMBER);
    Map<String, Item> all = new LinkedHashMap<>();
    for (Item i : csv.read(this::item)) {
      all.merge(i.account() + "\n" + i.partner().key() + "\n" + i.number(), i, this::joined);
    }
    return List.copyOf(all.values());
  }

  private Item item(CsvRecords<Field>.Cells c) {
    AccountCode account = AccountCode.of(c.require(Field.ACCOUNT));
    Optional<HostAccount> there = known(account, c);
    boolean debit = there.map(a -> a.nature() != HostAccount.Nature.P).orElse(true);
    Money amount = signed(c, Field.AMOUNT, currency, debit).orElse(Money.zero(currency));
    Optional<Money> original =
        c.currency(Field.CURRENCY)
            .filter(other -> !other.equals(currency))
            .flatMap(other -> signed(c, Field.CURRENCY_AMOUNT, other, debit));
    Map<String, String> references = new TreeMap<>();
    c.text(Field.ORDER).ifPresent(o -> references.put("orderRef", o));
    c.text(Field.AWB).ifPresent(o -> references.put("awb", o));
    return new Item(
        account,
        partner(c),
        c.require(Field.NUMBER),
        c.date(Field.DATE).orElseThrow(() -> new IllegalArgumentException("column date is empty")),
        c.date(Field.DUE),
        amount,
        original,
        references,
        waiting(c),
        c.place());
  }

  private static Optional<Money> signed(
      CsvRecords<Field>.Cells c, Field f, Currency currency, boolean debit) {
    return c.money(f, currency).map(m -> debit ? m : m.negate());
  }

  private static PartnerRef partner(CsvRecords<Field>.Cells c) {
    Optional<String> taxId =
        c.text(Field.TAX_ID).map(t -> t.toUpperCase(Locale.ROOT).replaceAll("\\s", ""));
    Optional<String> country =
        c.text(Field.COUNTRY)
            .map(t -> t.toUpperCase(Locale.ROOT))
            .or(() -> taxId.filter(t -> t.matches("(RO)?\\d+")).map(t -> "RO"));
    return new PartnerRef(c.require(Field.PARTNER), country, taxId);
  }

  private Map<Percent, Money> waiting(CsvRecords<Field>.Cells c) {
    Optional<Money> vat = c.money(Field.VAT_WAITING, currency).filter(m -> !m.isZero());
    if (vat.isEmpty()) {
      return Map.of();
    }
    Percent rate =
        new Percent(
            c.decimal(Field.VAT_RATE)
                .orElseThrow(
                    () -> new IllegalArgumentException("VAT waits, but column vatRate is empty")));
    if (rate.isZero()) {
      throw new IllegalArgumentException("VAT waits at a rate of 0 %");
    }
    return Map.of(rate, vat.get().abs());
  }

  /** A further row of the same document. */
  private Item joined(Item first, Item more) {
    Map<Percent, Money> waiting = new TreeMap<>(first.waiting());
    more.waiting().forEach((rate, vat) -> waiting.merge(rate, vat, Money::plus));
    return new Item(
        first.account(),
        first.partner(),
        first.number(),
        first.date(),
        first.due(),
        first.amount().plus(more.amount()),
        first.original().map(o -> more.original().map(o::plus).orElse(o)).or(more::original),
        first.references(),
        waiting,
        first.place());
  }
}
