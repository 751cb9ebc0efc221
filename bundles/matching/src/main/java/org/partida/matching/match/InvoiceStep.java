package org.partida.matching.match;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Companies;
import org.partida.api.company.Company;
import org.partida.api.document.BusinessPapers;
import org.partida.api.document.Document;
import org.partida.api.document.PaperImport;
import org.partida.api.security.Actor;
import org.partida.api.statement.LineRecord;
import org.partida.base.host.Hosts;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkOrder;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;
import org.partida.model.match.ItemShare;
import org.partida.spi.action.Progress;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Proformas;
import org.partida.spi.host.Proformas.Made;
import org.partida.spi.host.WriteResult;
import org.partida.spi.posting.PostingRules;

/**
 * Has the invoices made of the proformas that a confirmed line pays, sees them into the books, and
 * confirms the line with them. Each part finds what an earlier try has done: the invoice by its
 * key, the document by its identity, the payment by its external id. One at a time: two lines may
 * pay one proforma.
 */
@Component(service = Step.class)
public final class InvoiceStep implements Step {
  /** What rows wait for until an invoice is posted; the company comes after it. */
  private static final String POSTED = "invoice:";

  /** A proposal is made at once. */
  private static final Duration SOON = Duration.ofSeconds(2);

  private static final Duration LATER = Duration.ofSeconds(10);

  private final Companies companies;
  private final UnitOfWork books;
  private final Hosts hosts;
  private final BusinessPapers papers;
  private final Clock clock;
  private final Confirmer confirmer;

  @Activate
  public InvoiceStep(
      @Reference Companies companies,
      @Reference UnitOfWork books,
      @Reference Hosts hosts,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<PostingRules> rules,
      @Reference BusinessPapers papers,
      @Reference Clock clock) {
    this.companies = companies;
    this.books = books;
    this.hosts = hosts;
    this.papers = papers;
    this.clock = clock;
    this.confirmer = new Confirmer(books, hosts, rules, clock);
  }

  @Override
  public String queue() {
    return Queues.INVOICE;
  }

  @Override
  public int parallel() {
    return 1;
  }

  /** Something was posted: rows that wait for an invoice of the company look again. */
  static void wake(Tx tx, CompanyId company, Clock clock) {
    tx.work().wake(POSTED + company, clock.instant());
  }

  @Override
  public Outcome apply(WorkItem item) throws IOException {
    CompanyId id = item.company().orElseThrow();
    Optional<Company> company = books.read(tx -> tx.companies().find(id));
    Optional<LineRecord> line = books.read(tx -> tx.statements().line(id, item.payload()));
    if (company.isEmpty() || line.filter(Invoiced::isOnItsWay).isEmpty()) {
      // it was confirmed, or a person gave it something else meanwhile
      return Outcome.done(Outcome.Effect.NONE);
    }
    if (!confirmer.ready(company.get())) {
      return Outcome.waiting(
          Hosts.WAITING,
          new Problem(
              "host.missing",
              "the host or the posting rules are not running",
              item.payload(),
              "start them; this goes on by itself then"));
    }
    try {
      return invoiced(company.get(), line.get());
    } catch (HostException e) {
      return e.retryable() ? Outcome.retry(LATER, e.problem()) : failed(line.get(), e.problem());
    } catch (PartidaException e) {
      return failed(line.get(), e.problem());
    }
  }

  private Outcome invoiced(Company company, LineRecord line) throws HostException, IOException {
    LocalDate on =
        books.read(tx -> new PostingDays(tx, company).dated(line)).line().line().bookingDate();
    List<ItemShare> shares = new ArrayList<>();
    List<Made> all = new ArrayList<>();
    List<Made> unbooked = new ArrayList<>();
    try (HostSession session = hosts.open(company)) {
      for (ItemShare share : line.proposal().orElseThrow().shares()) {
        if (!ProformaItems.is(share)) {
          shares.add(share);
          continue;
        }
        Made made = make(session, share, on);
        made.item().ifPresent(i -> shares.add(new ItemShare(i.value(), share.amount())));
        all.add(made);
        if (made.item().isEmpty()) {
          unbooked.add(made);
        }
      }
    }
    if (!unbooked.isEmpty()) {
      return booking(company, line, unbooked.get(0));
    }
    LineRecord ready = Invoiced.done(line, shares, all);
    Confirmer.Confirmed done =
        confirmer.confirm(
            company,
            companies.profile(Actor.worker(), company.id()),
            ready,
            Payment.proposed(ready));
    return Outcome.done(Invoiced.byPolicy(line) ? done::write : done::writeAndLearn);
  }

  private static Made make(HostSession session, ItemShare share, LocalDate on)
      throws HostException {
    Proformas proformas =
        session
            .proformas()
            .orElseThrow(() -> HostException.unsupported("of proformas and their invoices"));
    WriteResult<Made> result =
        proformas.invoice(ProformaItems.key(share), ProformaItems.ref(share), on);
    if (!result.done()) {
      throw new PartidaException(
          result
              .problem()
              .orElseGet(
                  () ->
                      new Problem(
                          "host." + result.status(),
                          "the host made no invoice: " + result.status(),
                          share.item(),
                          "match again")));
    }
    return result.value().orElseThrow();
  }

  /** Enters the invoice as a document, if the host leaves that to us, and waits for its entry. */
  private Outcome booking(Company company, LineRecord line, Made made) throws IOException {
    if (made.paper().isEmpty()) {
      return waits(line, made, "the host has not booked it yet", "it is asked again", LATER);
    }
    Optional<String> known = Invoiced.document(line, made.number());
    String document = known.isPresent() ? known.get() : entered(company, made);
    LineRecord with = known.isPresent() ? line : Invoiced.documented(line, made, document);
    Document d = books.read(tx -> tx.documents().require(document));
    boolean approved =
        d.decision() == DecisionState.APPROVED || d.decision() == DecisionState.NOT_REQUIRED;
    if (d.accounting() == AccountingState.POSTED || d.accounting() == AccountingState.REVERSED) {
      return failed(
          with,
          new Problem(
              "match.item-closed",
              "invoice "
                  + made.number()
                  + " is "
                  + d.accounting().name().toLowerCase(Locale.ROOT)
                  + ", and nothing of it is open",
              document,
              "match again"));
    }
    if (approved && d.accounting() == AccountingState.PROPOSED) {
      Outcome waits = waits(with, made, "it is being posted", "nothing is to be done", SOON);
      return new Outcome.Waiting(
          POSTED + company.id(),
          ((Outcome.Waiting) waits).reason(),
          SOON,
          tx -> {
            waits.effect().in(tx);
            // who confirmed that it is paid has confirmed the invoice
            tx.work()
                .enqueue(WorkOrder.of(Queues.POST, company.id(), document), clock.instant(), true);
          });
    }
    boolean fresh = approved && d.accounting() == AccountingState.NONE;
    return waits(
        with,
        made,
        fresh ? "it is being read" : stands(d, approved),
        "document-show " + document + " tells more; this goes on by itself then",
        fresh ? SOON : LATER);
  }

  /** Why it is not in the books, in words. */
  private static String stands(Document d, boolean approved) {
    String why =
        !approved
            ? "its document is " + d.decision().name().toLowerCase(Locale.ROOT)
            : switch (d.accounting()) {
              case QUESTION -> "a question about it is open";
              case FAILED -> "it could not be posted";
              case NOT_BOOKED -> "nothing is booked of it";
              default -> "it is " + d.accounting().name().toLowerCase(Locale.ROOT);
            };
    return d.note().isEmpty() ? why : why + ": " + d.note();
  }

  private String entered(Company company, Made made) throws IOException {
    byte[] paper = made.paper().orElseThrow().getBytes(StandardCharsets.UTF_8);
    String name = "invoice-" + made.number().replaceAll("[^A-Za-z0-9._-]", "_") + ".json";
    PaperImport done =
        papers.take(
            Actor.worker(), company.id(), name, new ByteArrayInputStream(paper), Progress.SILENT);
    if (done.items().size() != 1) {
      throw new PartidaException(
          done.problems().stream()
              .findFirst()
              .orElseGet(
                  () ->
                      new Problem(
                          "paper.none",
                          "the host's invoice " + made.number() + " is not one paper",
                          name,
                          "this is a defect of the host's bundle")));
    }
    return done.items().get(0).document();
  }

  private static Outcome waits(
      LineRecord line, Made made, String why, String fix, Duration atMost) {
    String words = "invoice " + made.number() + " was made; " + why;
    LineRecord told = Invoiced.waiting(line, words);
    return new Outcome.Waiting(
        POSTED + line.company(),
        new Problem("match.invoicing", words, "statement line " + line.id(), fix),
        atMost,
        tx -> update(tx, line, told));
  }

  /** The decision is off; what was made stays, and is matched as any other open item. */
  private Outcome failed(LineRecord line, Problem why) {
    return Outcome.done(
        tx -> {
          update(tx, line, Invoiced.failed(line, why));
          tx.work()
              .enqueue(
                  WorkOrder.of(Queues.MATCH, line.company(), line.company().value()),
                  clock.instant(),
                  true);
        });
  }

  /** A person may have given the line something else while this was at work. */
  private static void update(Tx tx, LineRecord line, LineRecord next) {
    if (tx.statements().line(line.company(), line.id()).filter(Invoiced::isOnItsWay).isPresent()) {
      tx.statements().update(next);
    }
  }
}
