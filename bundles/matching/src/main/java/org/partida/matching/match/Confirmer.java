package org.partida.matching.match;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partida.api.company.Company;
import org.partida.api.match.MatchOptions;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.api.statement.LineRecord;
import org.partida.base.host.Hosts;
import org.partida.base.port.PayerStore;
import org.partida.base.port.TrailStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.matching.line.Differences;
import org.partida.matching.line.LineBooker;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.match.ItemShare;
import org.partida.model.voucher.Digest;
import org.partida.model.voucher.Voucher;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.host.HostRef;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger;
import org.partida.spi.host.Settlement;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteResult;
import org.partida.spi.posting.PaymentPosting;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.PostingRules;

/**
 * Posts a line's payment and settles what it pays. The voucher is stored before the host is called;
 * whatever happens in between, the same line is posted and settled once. Thread-safe.
 */
final class Confirmer {
  private final UnitOfWork books;
  private final Hosts hosts;
  private final List<PostingRules> rules;
  private final Clock clock;
  private final Differences differences = new Differences();

  Confirmer(UnitOfWork books, Hosts hosts, List<PostingRules> rules, Clock clock) {
    this.books = books;
    this.hosts = hosts;
    this.rules = List.copyOf(rules);
    this.clock = clock;
  }

  /** The rules of the company's country. */
  PostingRules rules(Company company) {
    return rules.stream()
        .filter(r -> r.country().equals(company.id().country()))
        .findFirst()
        .orElseThrow(
            () ->
                new PartidaException(
                    new Problem(
                        "rules.missing",
                        "no running bundle has posting rules for " + company.id().country(),
                        company.id().value(),
                        "start or install them")));
  }

  boolean ready(Company company) {
    return hosts.available()
        && rules.stream().anyMatch(r -> r.country().equals(company.id().country()));
  }

  /**
   * Does it, and answers the line as it is then; what is to be written with it is the caller's
   * transaction.
   */
  Confirmed confirm(Company company, PostingProfile profile, LineRecord line, Payment decided)
      throws HostException {
    List<ItemShare> shares = decided.shares();
    try (HostSession session = hosts.open(company)) {
      PaymentIds ids = ids(session, line);
      List<HostOpenItem> items =
          session
              .openItems()
              .reload(shares.stream().map(s -> new HostRef("item", s.item())).toList());
      VoucherRecord intent = intent(company, profile, line, decided, items, ids);
      Ledger.PostedEntry posted = post(session, intent.voucher(), line);
      if (!decided.shares().isEmpty()) {
        LocalDate on = intent.voucher().date();
        settle(session, ids, line, on, InCurrency.carried(shares, items), items);
      }
      return new Confirmed(
          Lines.saved(line, decided, ids.payment()),
          new VoucherRecord(
              intent.voucher(),
              Optional.empty(),
              VoucherState.POSTED,
              Optional.of(posted.number()),
              intent.ruleVersion(),
              Optional.empty(),
              Optional.of(clock.instant()),
              Optional.empty()),
          Lessons.of(company, line, items.stream().map(HostOpenItem::item).toList()));
    }
  }

  /**
   * What a confirmation leaves to be written.
   *
   * @param lessons what it teaches of the payer, if a person confirmed it
   */
  record Confirmed(LineRecord line, VoucherRecord voucher, List<PayerStore.Lesson> lessons) {
    /** As a person decided it. */
    void writeAndLearn(Tx tx) {
      write(tx);
      lessons.forEach(l -> tx.payers().learned(line.company(), l));
    }

    void write(Tx tx) {
      LineBooker.lesson(line).ifPresent(d -> tx.lineRules().decided(line.company(), d));
      tx.vouchers().update(voucher);
      tx.statements().update(line);
      Stornos.paid(tx, line);
    }
  }

  private VoucherRecord intent(
      Company company,
      PostingProfile profile,
      LineRecord line,
      Payment decided,
      List<HostOpenItem> items,
      PaymentIds ids) {
    Optional<VoucherRecord> stored = books.read(tx -> tx.vouchers().find(ids.payment()));
    if (stored.isPresent()) {
      return stored.get();
    }
    PostingRules r = rules(company);
    PostingDays.Dated dated = books.read(tx -> new PostingDays(tx, company).dated(line));
    PaymentPosting made =
        new PaymentMaker(company, profile, dated.line(), i -> history(company, i), options(company))
            .make(decided, items, ids.payment(), transfer(line))
            .dated(dated.why());
    Optional<PaymentPosting.Difference> difference = difference(company, made);
    PaymentPosting payment = difference.map(d -> made.differing(List.of(d))).orElse(made);
    Voucher voucher = r.pay(payment);
    VoucherRecord record =
        new VoucherRecord(
            voucher,
            Optional.empty(),
            VoucherState.POSTING,
            Optional.empty(),
            r.version(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    books.write(
        tx -> {
          tx.trail()
              .putInput(
                  TrailStore.Input.of(
                      ids.payment(), PaymentPosting.KIND, payment, clock.instant()));
          return tx.vouchers().addIfNew(record);
        });
    return record;
  }

  /** What is paid more or less than the parts are, if it is in the company's currency. */
  private Optional<PaymentPosting.Difference> difference(Company company, PaymentPosting p) {
    if (!p.differences().isEmpty() || p.foreign().isPresent()) {
      return Optional.empty();
    }
    Money rest = p.amount();
    for (PaymentPosting.Part part : p.parts()) {
      rest = rest.minus(part.amount());
    }
    return differences.of(company.id().country(), rest, p.date(), options(company));
  }

  private MatchOptions options(Company company) {
    return books.read(tx -> tx.lineRules().options(company.id())).orElse(MatchOptions.DEFAULT);
  }

  /** The number of the transfer that a register's line is in, else register and day of the file. */
  private String transfer(LineRecord line) {
    return books.read(tx -> tx.statements().ofImport(line.statement())).stream()
        .flatMap(s -> s.number().stream())
        .findFirst()
        .orElse(line.account() + " " + line.line().bookingDate());
  }

  /** What the host refused and does not have is not sent again: the decision may be another now. */
  private PaymentIds ids(HostSession session, LineRecord line) throws HostException {
    PaymentIds ids = books.read(tx -> PaymentIds.next(tx, line.id()));
    while (isRefused(session, ids)) {
      PaymentIds refused = ids;
      ids = books.read(tx -> refused.following(tx));
    }
    return ids;
  }

  private boolean isRefused(HostSession session, PaymentIds ids) throws HostException {
    Optional<VoucherRecord> stored = books.read(tx -> tx.vouchers().find(ids.payment()));
    return stored.filter(v -> v.state() == VoucherState.REJECTED).isPresent()
        && session.ledger().findAll(List.of(ids.payment())).isEmpty();
  }

  /** What was booked of the document before, read again for each payment. */
  private List<Voucher> history(Company company, HostOpenItem item) {
    return books.read(
        tx -> tx.vouchers().concerning(company.id(), item.partner().key(), item.item().number()));
  }

  private Ledger.PostedEntry post(HostSession session, Voucher voucher, LineRecord line)
      throws HostException {
    // after a crash the answer may have been lost: ask before sending
    Ledger.PostedEntry there =
        session.ledger().findAll(List.of(voucher.externalId())).get(voucher.externalId());
    if (there != null) {
      return there;
    }
    WriteKey key = new WriteKey(voucher.externalId(), Digest.of(voucher).hex());
    WriteResult<Ledger.PostedEntry> result =
        session
            .ledger()
            .post(List.of(new Ledger.EntryDraft(key, voucher)), Ledger.PostMode.EACH)
            .get(0);
    if (!result.done()) {
      books.write(tx -> reject(tx, voucher, result.problem()));
      throw new PartidaException(
          result
              .problem()
              .orElseGet(
                  () ->
                      new Problem(
                          "host." + result.status(),
                          "the host answered " + result.status(),
                          line.id(),
                          "try again")));
    }
    return result.value().orElseThrow();
  }

  private static Optional<VoucherRecord> reject(Tx tx, Voucher voucher, Optional<Problem> why) {
    Optional<VoucherRecord> record = tx.vouchers().find(voucher.externalId());
    record.ifPresent(
        v ->
            tx.vouchers()
                .update(
                    new VoucherRecord(
                        v.voucher(),
                        v.document(),
                        VoucherState.REJECTED,
                        v.number(),
                        v.ruleVersion(),
                        why,
                        v.postedAt(),
                        v.reversedBy())));
    return record;
  }

  private static void settle(
      HostSession session,
      PaymentIds ids,
      LineRecord line,
      LocalDate on,
      List<ItemShare> shares,
      List<HostOpenItem> items)
      throws HostException {
    if (session.settlement().findAll(List.of(ids.settlement())).containsKey(ids.settlement())) {
      return;
    }
    Map<String, HostOpenItem> byId =
        items.stream().collect(Collectors.toMap(i -> i.ref().value(), Function.identity()));
    List<Settlement.Part> parts =
        shares.stream()
            .map(
                s ->
                    new Settlement.Part(
                        byId.get(s.item()).ref(), byId.get(s.item()).version(), s.amount()))
            .toList();
    Settlement.SettlementDraft draft =
        new Settlement.SettlementDraft(
            new WriteKey(ids.settlement(), digest(shares)), on, ids.payment(), parts);
    WriteResult<Settlement.Settled> result = session.settlement().settle(draft);
    if (!result.done()) {
      throw new PartidaException(
          result
              .problem()
              .orElseGet(
                  () ->
                      new Problem(
                          "host." + result.status(),
                          "the host did not settle: " + result.status(),
                          "statement line " + line.id(),
                          "match again")));
    }
  }

  private static String digest(List<ItemShare> shares) {
    return Sha256.of(shares.toString().getBytes(StandardCharsets.UTF_8)).hex();
  }
}
