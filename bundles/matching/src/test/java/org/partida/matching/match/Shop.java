package org.partida.matching.match;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.api.company.BankAccount;
import org.partida.api.company.Companies;
import org.partida.api.company.Company;
import org.partida.api.company.DayRate;
import org.partida.api.company.Policies;
import org.partida.api.match.LineSplit;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.statement.ImportResult;
import org.partida.api.statement.LineRecord;
import org.partida.archive.FileVault;
import org.partida.base.file.RealFiles;
import org.partida.base.host.Hosts;
import org.partida.base.host.HostsComponent;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkState;
import org.partida.base.work.internal.WakeupHub;
import org.partida.host.ledger.EmbeddedHostComponent;
import org.partida.matching.engine.EvidenceMatcher;
import org.partida.matching.statement.StatementsService;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Digest;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.ro.RoPostingRules;
import org.partida.spi.action.Progress;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger;
import org.partida.spi.host.WriteKey;
import org.partida.spi.posting.ExchangeRates;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.PostingRules;
import org.partida.spi.posting.ProductRule;
import org.partida.spi.posting.RateDay;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

/**
 * A shop with one bank account: real store, real ledger, real rules, real matcher. A statement file
 * is lines of {@code date;amount;name;text[;tax id[;iban[;kind]]]}; one named {@code second} is of
 * its other account in lei.
 */
final class Shop implements AutoCloseable {
  static final String IBAN = "RO49AAAA1B31007593840000";
  static final String IBAN2 = "RO62BTRLRONCRT0000000002";
  static final String EURO_IBAN = "RO26AAAA1B31007593840001";
  static final Actor ANA = Actor.all("ana", "Ana", Channel.WEB);

  final TestClock clock = new TestClock("2026-11-22T10:00:00Z");
  final TempHome home = new TempHome();
  final StoreDatabases databases = StoreDatabases.sqlite(home.books(), 2, clock);
  final UnitOfWork books = new Books(databases, new WakeupHub());
  final Company company;
  private final PostingRules rules;
  private ExchangeRates rates = ExchangeRates.NONE;
  List<ProductRule> products = List.of();
  final Hosts hosts =
      new HostsComponent("embedded", List.of(new EmbeddedHostComponent(databases, home, clock)));
  final Companies companies = new OneCompany();
  final StatementsService statements;

  Shop() {
    this(withEuros(Samples.company(Samples.ALFA, IBAN)), new RoPostingRules());
  }

  /** Of another country. */
  Shop(Company company, PostingRules rules) {
    this.company = company;
    this.rules = rules;
    books.write(
        tx -> {
          tx.companies().put(company);
          return null;
        });
    FileVault vault = new FileVault(home.books().resolve("archive"), home.spool(), new RealFiles());
    statements =
        new StatementsService(
            List.of(new PlainReader(), new CourierReader()), List.of(), books, vault, home, clock);
  }

  private static Company withEuros(Company c) {
    List<BankAccount> accounts = new ArrayList<>(c.accounts());
    accounts.add(new BankAccount(IBAN2, Samples.RON, "5121.02"));
    accounts.add(new BankAccount(EURO_IBAN, Currency.getInstance("EUR"), "5124"));
    return new Company(
        c.id(),
        c.name(),
        c.currency(),
        c.vatPayer(),
        c.vatOnCash(),
        c.connection(),
        accounts,
        c.policies());
  }

  void rate(String day, String rate) {
    LocalDate on = LocalDate.parse(day);
    BigDecimal value = new BigDecimal(rate);
    rates =
        ExchangeRates.of(
            List.of(new ExchangeRates.Quote("EUR", on, value, "BNR")), RateDay.SAME_DAY);
    DayRate stored = new DayRate("EUR", on, value, "BNR");
    books.write(tx -> tx.companies().putRate(stored));
  }

  MatchesService matches() {
    return matches(hosts);
  }

  MatchesService matches(Hosts through) {
    return new MatchesService(
        new OneCompany(), books, through, new EvidenceMatcher(), List.of(rules), clock);
  }

  /** Sure lines are confirmed without a person. */
  void autoConfirm() {
    Policies p = company.policies();
    Policies mine =
        new Policies(
            p.received(),
            p.issued(),
            p.automaticLimit(),
            p.autoPost(),
            true,
            p.storno(),
            p.language());
    Company changed =
        new Company(
            company.id(),
            company.name(),
            company.currency(),
            company.vatPayer(),
            company.vatOnCash(),
            company.connection(),
            company.accounts(),
            mine);
    books.write(
        tx -> {
          tx.companies().put(changed);
          return null;
        });
  }

  /** What the worker does after an import. */
  void matchStep() {
    Outcome outcome =
        new MatchStep(books, hosts, new EvidenceMatcher(), clock)
            .apply(
                new WorkItem(
                    1,
                    Queues.MATCH,
                    company.id().value(),
                    Optional.of(company.id()),
                    company.id().value(),
                    0,
                    Optional.empty()));
    write(outcome);
  }

  private void write(Outcome outcome) {
    books.write(
        tx -> {
          outcome.effect().in(tx);
          return null;
        });
  }

  /** What is enqueued. */
  List<String> waiting(String queue) {
    return books.<List<String>>read(
        tx ->
            tx.work().list(Optional.empty(), WorkState.READY, 100).stream()
                .filter(w -> w.queue().equals(queue))
                .map(WorkItem::payload)
                .toList());
  }

  /** What the worker does with a line. */
  void policy(String line) {
    Outcome outcome =
        new ConfirmStep(new OneCompany(), books, hosts, List.of(rules), clock)
            .apply(
                new WorkItem(
                    1, Queues.CONFIRM, line, Optional.of(company.id()), line, 0, Optional.empty()));
    write(outcome);
  }

  /** Books a sale of this amount, VAT aside. */
  void invoice(String number, String partner, String amount) throws HostException {
    invoice(number, partner, "4111", Money.of(amount, "RON"), Optional.empty());
  }

  /** Books a sale in euro, or a purchase if the amount is negative. */
  void invoice(String number, String partner, String account, Money money, Optional<Money> euro)
      throws HostException {
    book(
        number,
        new PartnerRef(partner, Optional.of("RO"), Optional.of("RO14399840")),
        account,
        money,
        euro);
  }

  /** The same of any partner. */
  void book(String number, PartnerRef partner, String account, Money money, Optional<Money> euro)
      throws HostException {
    LocalDate day = LocalDate.of(2026, 11, 1);
    Optional<PartnerRef> who = Optional.of(partner);
    VoucherLine open =
        new VoucherLine(
            AccountCode.of(account),
            account.startsWith("4111") ? Side.D : Side.C,
            money,
            euro,
            who,
            Optional.empty(),
            Optional.of(number),
            Optional.of(day.plusDays(30)),
            Map.of(),
            "t",
            "t");
    Voucher v =
        new Voucher(
            new ExternalId("inv:" + number),
            company.id(),
            day,
            day,
            Journal.SALES,
            number,
            "sale",
            List.of(
                open,
                VoucherLine.of(
                    AccountCode.of(account.startsWith("4111") ? "704" : "628"),
                    account.startsWith("4111") ? Side.C : Side.D,
                    money,
                    "t",
                    "t")),
            Optional.empty());
    try (HostSession s = hosts.open(company)) {
      boolean done =
          s.ledger()
              .post(
                  List.of(
                      new Ledger.EntryDraft(new WriteKey(v.externalId(), Digest.of(v).hex()), v)),
                  Ledger.PostMode.EACH)
              .get(0)
              .done();
      if (!done) {
        throw new IllegalStateException("the sale was not booked");
      }
    }
  }

  /** All of a line to an account. */
  static LineSplit to(String account, String reason) {
    return new LineSplit(List.of(), List.of(part(account, "", reason)));
  }

  /** A part of a line; all that is left of it if the amount is empty. */
  static LineSplit.Part part(String account, String amount, String reason) {
    return new LineSplit.Part(
        AccountCode.of(account),
        amount.isEmpty() ? Optional.empty() : Optional.of(Money.of(amount, "RON")),
        Optional.empty(),
        reason);
  }

  ImportResult bank(String name, String... lines) throws IOException {
    byte[] file = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return statements.importFile(
        ANA, Optional.empty(), name, new ByteArrayInputStream(file), Progress.SILENT);
  }

  List<LineRecord> lines() {
    return statements.lines(ANA, company.id(), Optional.empty(), 100, Optional.empty()).items();
  }

  List<HostOpenItem> items() throws HostException {
    try (HostSession s = hosts.open(company)) {
      return s.openItems().query(Optional.empty(), Optional.empty(), 100).items();
    }
  }

  /** What is still open, by document number; payments that nobody assigned count too. */
  Map<String, String> open() throws HostException {
    Map<String, String> residuals = new java.util.TreeMap<>();
    for (HostOpenItem i : items()) {
      residuals.merge(i.item().number(), i.item().residual().amountText(), (a, b) -> a + "+" + b);
    }
    return residuals;
  }

  /** Account balances that are not zero. */
  Map<String, String> balances() throws HostException {
    Map<String, String> all = new java.util.TreeMap<>();
    try (HostSession s = hosts.open(company)) {
      s.ledger()
          .turnovers(LocalDate.of(2026, 12, 31))
          .forEach(t -> all.put(t.account().toString(), t.debit().minus(t.credit()).amountText()));
    }
    all.values().removeIf("0.00"::equals);
    return all;
  }

  int entries() throws HostException {
    try (HostSession s = hosts.open(company)) {
      return s.ledger()
          .journal(Optional.empty(), Optional.empty(), Optional.empty(), 1000)
          .items()
          .size();
    }
  }

  @Override
  public void close() throws IOException {
    databases.close();
    home.close();
  }

  /** The shop's own company, whoever asks. */
  private final class OneCompany implements Companies {
    @Override
    public Company put(Actor actor, Company c) {
      throw new IllegalStateException("not in this test");
    }

    @Override
    public Optional<Company> find(Actor actor, CompanyId id) {
      // a register may have been added to it
      return books.read(tx -> tx.companies().find(company.id()));
    }

    @Override
    public List<Company> list(Actor actor) {
      return List.of(company);
    }

    @Override
    public Optional<Company> byIban(Actor actor, String iban) {
      return Optional.of(company);
    }

    @Override
    public void putProducts(Actor actor, CompanyId c, List<ProductRule> products) {
      throw new IllegalStateException("not in this test");
    }

    @Override
    public void putPartners(
        Actor actor, CompanyId c, Map<String, PostingProfile.PartnerFacts> facts) {
      throw new IllegalStateException("not in this test");
    }

    @Override
    public PostingProfile profile(Actor actor, CompanyId c) {
      return new PostingProfile(
          company.id(),
          company.name(),
          Samples.RON,
          true,
          false,
          org.partida.spi.posting.StornoStyle.RED,
          Map.of(),
          products,
          rates);
    }

    @Override
    public void putRates(Actor actor, List<org.partida.api.company.DayRate> rates) {
      throw new IllegalStateException("not in this test");
    }
  }
}
