package org.partida.posting.service;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partida.api.company.Company;
import org.partida.api.company.PartnerChecks;
import org.partida.api.company.Policies;
import org.partida.api.document.Document;
import org.partida.api.posting.AccountingPeriods;
import org.partida.api.posting.Accruals;
import org.partida.api.posting.Allocations;
import org.partida.api.posting.BooksAudit;
import org.partida.api.posting.Explanations;
import org.partida.api.posting.HandEntries;
import org.partida.api.posting.MonthWork;
import org.partida.api.posting.Openings;
import org.partida.api.posting.Questions;
import org.partida.api.posting.TrialBalance;
import org.partida.api.posting.Undoing;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.base.host.HostsComponent;
import org.partida.base.port.AuditStore;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkItem;
import org.partida.base.work.internal.WakeupHub;
import org.partida.host.ledger.EmbeddedHostComponent;
import org.partida.model.CompanyId;
import org.partida.model.Percent;
import org.partida.model.document.DecisionState;
import org.partida.model.invoice.Invoice;
import org.partida.portfolio.CompaniesService;
import org.partida.portfolio.PartnersService;
import org.partida.posting.allocation.AllocationsService;
import org.partida.posting.allocation.QuestionsService;
import org.partida.posting.audit.BooksAuditService;
import org.partida.posting.audit.LawStep;
import org.partida.posting.audit.SealStep;
import org.partida.posting.check.PartnerChecksService;
import org.partida.posting.hand.HandEntriesService;
import org.partida.posting.it.ItPostingRules;
import org.partida.posting.period.AccrualsService;
import org.partida.posting.period.MonthWorkService;
import org.partida.posting.period.OpeningService;
import org.partida.posting.period.PeriodsService;
import org.partida.posting.period.UndoingService;
import org.partida.posting.ro.RoPeriodRules;
import org.partida.posting.ro.RoPostingRules;
import org.partida.spi.posting.PostingRules;
import org.partida.spi.posting.ProductRule;
import org.partida.spi.posting.Question;
import org.partida.spi.posting.StornoStyle;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

/**
 * A firm's desk: real store, real ledger, real rules, one company; tests hand it documents and work
 * its queues.
 */
final class Desk implements AutoCloseable {
  static final CompanyId COMPANY = Samples.ALFA;
  static final Actor ANA = Actor.all("ana", "Ana", Channel.SHELL);

  final TestClock clock = new TestClock("2026-03-10T09:00:00Z");
  final UnitOfWork books;
  final FaultyHost host;
  final Register register = new Register(clock);
  private final TempHome home = new TempHome();
  private final StoreDatabases databases;
  final CompanyId id;
  private final Currency currency;
  private List<PostingRules> rules = List.of(new RoPostingRules(), new ItPostingRules());
  private boolean hostRuns = true;

  Desk() {
    this(COMPANY, "RON");
  }

  /** The books of another company. */
  Desk(CompanyId id, String currency) {
    this.id = id;
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    books = new Books(databases, new WakeupHub());
    host = new FaultyHost(new EmbeddedHostComponent(databases, home, clock));
    this.currency = Currency.getInstance(currency);
    company(true, StornoStyle.RED);
    products(List.of(services(Optional.empty())));
  }

  /** Whatever it is, it is a service, on this account if one is given. */
  static ProductRule services(Optional<String> account) {
    return new ProductRule(
        "any", "", "SERVICES", account, Percent.HUNDRED, Optional.empty(), Map.of());
  }

  void company(boolean autoPost, StornoStyle storno) {
    Company c = Samples.company(id);
    Policies p = c.policies();
    Policies mine =
        new Policies(
            p.received(),
            p.issued(),
            p.automaticLimit(),
            autoPost,
            p.autoConfirmSure(),
            storno,
            p.language());
    Company changed =
        new Company(
            c.id(),
            "Firma; \"Noastră\"\nSRL",
            currency,
            c.vatPayer(),
            c.vatOnCash(),
            c.connection(),
            c.accounts(),
            mine);
    books.write(
        tx -> {
          tx.companies().put(changed);
          return changed;
        });
  }

  void products(List<ProductRule> products) {
    new CompaniesService(books, clock).putProducts(ANA, id, products);
  }

  void host(boolean runs) {
    hostRuns = runs;
  }

  void rules(boolean run) {
    rules = run ? List.of(new RoPostingRules(), new ItPostingRules()) : List.of();
  }

  HostsComponent hosts() {
    return new HostsComponent("embedded", hostRuns ? List.of(host) : List.of());
  }

  BooksService service() {
    return new BooksService(books, hosts(), rules, byHand(), clock);
  }

  HandSearch byHand() {
    return new HandSearch(books, hosts(), rules, clock);
  }

  HandEntries hand() {
    return new HandEntriesService(books, hosts(), service(), byHand(), rules, clock);
  }

  LateEntries late() {
    return new LateEntries(hosts(), List.of(new RoPeriodRules()));
  }

  AccountingPeriods periods() {
    return new PeriodsService(books, hosts(), service(), late(), clock);
  }

  Explanations explanations() {
    return new ExplanationsService(books, new CompaniesService(books, clock), rules, late());
  }

  Undoing undoing() {
    return new UndoingService(books, service(), List.of());
  }

  /** The rules call themselves by another version from now on. */
  void ruleVersion(String version) {
    PostingRules ro = new RoPostingRules();
    rules =
        List.of(
            (PostingRules)
                java.lang.reflect.Proxy.newProxyInstance(
                    PostingRules.class.getClassLoader(),
                    new Class<?>[] {PostingRules.class},
                    (self, method, args) ->
                        method.getName().equals("version") ? version : method.invoke(ro, args)));
  }

  Accruals accruals() {
    return new AccrualsService(books, hosts(), late(), clock);
  }

  MonthWork month() {
    return new MonthWorkService(books, hosts(), late(), clock);
  }

  /** A received invoice of 121.00 RON that has been decided. */
  Document document(String id, DecisionState decision) {
    Document d = Samples.document(id, COMPANY, clock.instant()).with(decision);
    books.write(tx -> tx.documents().addIfNew(d, id, Samples.invoice(d.number())));
    return d;
  }

  /** A received invoice that is approved; it is posted too, if so wished. */
  void paper(String id, Invoice invoice, boolean posted) {
    Document d = Papers.document(id, invoice, clock.instant());
    books.write(tx -> tx.documents().addIfNew(d, id, invoice));
    propose(id);
    if (posted) {
      postStep(id);
    }
  }

  BooksAudit.Report seals() {
    return new BooksAuditService(books, hosts(), byHand())
        .audit(ANA, COMPANY, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
  }

  Allocations allocations() {
    return new AllocationsService(books, rules, clock);
  }

  Questions asked() {
    return new QuestionsService(
        books, new CompaniesService(books, clock), allocations(), rules, clock);
  }

  Openings openings() {
    return new OpeningService(
        books, hosts(), new CompaniesService(books, clock), List.of(new RoPostingRules()), clock);
  }

  PartnerChecks checks() {
    return new PartnerChecksService(
        books,
        hosts(),
        new CompaniesService(books, clock),
        new PartnersService(books, List.of(register), clock),
        rules,
        clock);
  }

  /** Balances other than nought, by synthetic account. */
  String balances() {
    TrialBalance b = service().trialBalance(ANA, id, LocalDate.of(2026, 12, 31));
    return b.rows().stream()
        .filter(r -> !r.balance().isZero())
        .map(r -> r.account().synthetic() + "=" + r.balance().amountText())
        .collect(Collectors.joining(" "));
  }

  Outcome propose(String id) {
    return run(
        new ProposeStep(books, new CompaniesService(books, clock), rules, late(), clock)
            .apply(item(Queues.PROPOSE, id)));
  }

  Outcome postStep(String id) {
    return run(new PostStep(books, hosts(), byHand(), clock).apply(item(Queues.POST, id)));
  }

  /** Compares what is due with the host, as a worker does; documents may wait five days. */
  Outcome sealStep() {
    return run(
        new SealStep(books, hosts(), byHand(), clock, Duration.ofDays(5))
            .apply(item(Queues.SEALS, COMPANY.value())));
  }

  /** Looks which law ends. */
  Outcome lawStep() {
    return run(new LawStep(books, rules, clock).apply(item(Queues.LAW, "all")));
  }

  /** Codes of the notices that stand. */
  List<String> notices() {
    return books.read(tx -> tx.notices().list(Optional.of(COMPANY), 50)).stream()
        .map(n -> n.problem().code())
        .sorted()
        .toList();
  }

  /** The outcome's effect in a transaction, as the worker does. */
  private Outcome run(Outcome outcome) {
    books.write(
        tx -> {
          outcome.effect().in(tx);
          return outcome;
        });
    return outcome;
  }

  private WorkItem item(String queue, String payload) {
    return new WorkItem(1, queue, payload, Optional.of(id), payload, 0, Optional.empty());
  }

  Document read(String id) {
    return books.read(tx -> tx.documents().find(id)).orElseThrow();
  }

  List<AuditStore.Row> audit() {
    return books.read(tx -> tx.audit().list(Optional.of(COMPANY), 20));
  }

  List<Question> questions(String document) {
    return books.read(tx -> tx.vouchers().questions(document));
  }

  List<VoucherRecord> vouchers(String document) {
    return books.read(tx -> tx.vouchers().ofDocument(document));
  }

  /** How many rows of the queue are ready or will be. */
  int queued(String queue) {
    return books
        .read(tx -> tx.work().counts(Optional.of(COMPANY)))
        .getOrDefault(queue, Map.of())
        .values()
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** Whether a worker takes up the queue now; a look after a call that may have died is later. */
  boolean due(String queue) {
    return books
        .read(tx -> tx.work().nextReady(List.of(queue)))
        .filter(at -> !at.isAfter(clock.instant()))
        .isPresent();
  }

  @Override
  public void close() throws IOException {
    databases.close();
    home.close();
  }
}
