package org.partida.posting.service;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partida.api.company.Companies;
import org.partida.api.company.Company;
import org.partida.api.document.Document;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.api.security.Actor;
import org.partida.base.host.Hosts;
import org.partida.base.port.TrailStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.TaxIds;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;
import org.partida.model.invoice.Invoice;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.voucher.Voucher;
import org.partida.posting.rules.OwnAccounts;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.posting.InvoicePosting;
import org.partida.spi.posting.PaperPosting;
import org.partida.spi.posting.PaperSettings;
import org.partida.spi.posting.PaymentPosting;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.PostingRules;
import org.partida.spi.posting.Proposal;
import org.partida.spi.posting.Question;
import org.partida.spi.registry.RegistryFacts;

/** Makes vouchers of documents by the rules, or the questions that stop them. Thread-safe. */
public final class Proposer {
  /** A paper is received on the day that it is where the company is. */
  private static final Map<String, ZoneId> ZONES =
      Map.of("RO", ZoneId.of("Europe/Bucharest"), "IT", ZoneId.of("Europe/Rome"));

  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final UnitOfWork books;
  private final Companies companies;
  private final Rules rules;
  private final Clock clock;
  private final Optional<LateEntries> late;

  public Proposer(UnitOfWork books, Companies companies, Rules rules, Clock clock) {
    this(books, companies, rules, clock, Optional.empty());
  }

  /** One that puts vouchers of closed periods into open ones. */
  Proposer(
      UnitOfWork books, Companies companies, Rules rules, Clock clock, Optional<LateEntries> late) {
    this.books = books;
    this.companies = companies;
    this.rules = rules;
    this.clock = clock;
    this.late = late;
  }

  private record Case(
      Document document,
      Optional<Invoice> invoice,
      Optional<BusinessPaper> paper,
      PaperSettings settings,
      Optional<Ties.Found> ties,
      Optional<Problem> warning,
      Optional<String> seat) {}

  Outcome propose(String documentId) {
    Optional<Case> found = books.read(tx -> tx.documents().find(documentId).map(d -> read(tx, d)));
    if (found.isEmpty() || found.get().ties().isEmpty()) {
      return Outcome.rejected(
          new Problem(
              "document.unknown",
              "there is no readable document " + documentId,
              documentId,
              "document-list shows the ids"),
          Outcome.Effect.NONE);
    }
    Document d = found.get().document();
    Optional<PostingRules> applicable = rules.of(d.company());
    if (applicable.isEmpty()) {
      return Rules.waitingFor(d.company());
    }
    Ties.Found ties = found.get().ties().get();
    PostingProfile settings = companies.profile(Actor.worker(), d.company());
    PostingProfile profile = books.read(tx -> remembering(tx, settings, found.get()));
    List<PaymentPosting.Part> settled;
    try {
      settled = settled(found.get());
    } catch (HostException e) {
      return Outcome.retry(AGAIN, e.problem());
    } catch (PartidaException e) {
      return Outcome.waiting(Hosts.WAITING, e.problem());
    }
    Proposal said =
        with(
            asked(applicable.get(), found.get(), profile, settled),
            found.get().warning(),
            ties.questions());
    List<LateEntries.Placed> placed = placed(d, said.vouchers());
    Proposal proposal =
        new Proposal(
            placed.stream().map(LateEntries.Placed::voucher).toList(),
            said.questions(),
            said.warnings(),
            said.allocated());
    return Outcome.done(
        tx -> {
          ties.fresh().forEach(tx.papers()::putTie);
          if (!Records.isBooked(tx.vouchers().ofDocument(documentId))) {
            // what is booked stands on what it was booked on
            tx.papers().putBasis(documentId, ties.basis());
          }
          write(tx, documentId, proposal, applicable.get().version());
          noteLaw(tx, d, applicable.get(), proposal.vouchers());
          keep(tx, input(found.get(), profile, settled), placed);
        });
  }

  /** Who uses law that ends must be told in time. */
  private static void noteLaw(Tx tx, Document d, PostingRules rules, List<Voucher> vouchers) {
    for (Voucher v : vouchers) {
      rules.lawOf(v).forEach(law -> tx.watch().lawUsed(d.company(), law, v.documentDate()));
    }
  }

  private static PostingProfile remembering(Tx tx, PostingProfile p, Case c) {
    return Memory.of(
        tx, p, c.document().id(), DocumentLines.of(c.document(), c.invoice(), c.paper()));
  }

  private Case read(Tx tx, Document d) {
    Optional<Invoice> invoice = tx.documents().invoice(d.id());
    Optional<BusinessPaper> paper = tx.papers().find(d.id());
    Optional<Ties.Found> ties =
        invoice
            .map(i -> Ties.of(tx, d, i, clock.instant()))
            .or(() -> paper.map(p -> Ties.of(tx, d, p, clock.instant())));
    return new Case(
        d,
        invoice,
        paper,
        tx.papers().settings(d.company()),
        ties,
        warning(tx, d),
        tx.sources().seatOf(d.id()));
  }

  /** What of a compensation is open in the host now. */
  private List<PaymentPosting.Part> settled(Case c) throws HostException {
    CompanyId company = c.document().company();
    Optional<BusinessPaper> paper = books.read(tx -> SetOff.of(tx, c.document().id()));
    if (paper.isEmpty() || late.isEmpty()) {
      return List.of();
    }
    late.get().hosts().capabilities();
    try (HostSession session =
        late.get().hosts().open(books.read(tx -> tx.companies().require(company)))) {
      return new SetOff(books).read(session, company, paper.get());
    }
  }

  private Proposal asked(
      PostingRules rules, Case c, PostingProfile profile, List<PaymentPosting.Part> settled) {
    Document d = c.document();
    Ties.Found ties = c.ties().orElseThrow();
    Proposal said =
        c.invoice()
            .map(i -> rules.propose(request(d, i, profile, clock), ties.deliveries()))
            .orElseGet(
                () ->
                    rules.propose(
                        new PaperPosting(
                            c.paper().orElseThrow(),
                            profile,
                            c.settings(),
                            ties.invoiced(),
                            d.id(),
                            received(d, clock),
                            settled)));
    return OwnAccounts.of(profile.allocation().accounts(), c.invoice(), c.paper(), c.seat())
        .on(said);
  }

  private DocumentInput input(Case c, PostingProfile profile, List<PaymentPosting.Part> settled) {
    Ties.Found ties = c.ties().orElseThrow();
    return DocumentInput.of(
        c.document(),
        received(c.document(), clock),
        DocumentInput.content(c.invoice(), c.paper()),
        ProfileShot.of(profile, c.invoice(), c.paper()),
        c.settings(),
        ties.deliveries(),
        ties.invoiced(),
        c.seat(),
        settled);
  }

  private List<LateEntries.Placed> placed(Document d, List<Voucher> vouchers) {
    Optional<Company> company = books.read(tx -> tx.companies().find(d.company()));
    return late.isEmpty() || company.isEmpty()
        ? vouchers.stream().map(v -> new LateEntries.Placed(v, Optional.empty())).toList()
        : late.get().placed(company.get(), vouchers, received(d, clock));
  }

  /** What the rules were given stays with what was written of their answer. */
  private void keep(Tx tx, DocumentInput input, List<LateEntries.Placed> placed) {
    for (VoucherRecord r : tx.vouchers().ofDocument(input.document())) {
      if (r.state() == VoucherState.PROPOSED) {
        placed.stream()
            .filter(p -> Inputs.same(p.voucher(), r.voucher()))
            .findFirst()
            .ifPresent(
                p ->
                    tx.trail()
                        .putInput(
                            TrailStore.Input.of(
                                r.voucher().externalId(),
                                DocumentInput.KIND,
                                input.made(p.voucher().externalId(), p.late()),
                                clock.instant())));
      }
    }
  }

  /** What the register said last of a supplier that is inactive. */
  private static Optional<Problem> warning(Tx tx, Document d) {
    Optional<RegistryFacts> facts =
        d.partnerTaxId()
            .filter(code -> d.direction() == Direction.RECEIVED)
            .map(TaxIds::normalised)
            .map(code -> code.matches("\\d+") ? d.company().country() + code : code)
            .filter(id -> id.matches("[A-Z]{2}[0-9A-Z]{2,16}"))
            .flatMap(id -> tx.registry().latest(new CompanyId(id)));
    return facts.flatMap(f -> InactiveSupplier.of(f, d.issueDate(), d.number(), d.id()));
  }

  private static Proposal with(Proposal p, Optional<Problem> warning, List<Question> more) {
    return new Proposal(
        p.vouchers(),
        Stream.concat(p.questions().stream(), more.stream()).toList(),
        Stream.concat(p.warnings().stream(), warning.stream()).toList(),
        more.isEmpty() ? p.allocated() : List.of());
  }

  /** What the rules are asked about a document. */
  public static InvoicePosting request(
      Document d, Invoice invoice, PostingProfile profile, Clock clock) {
    return new InvoicePosting(invoice, d.direction(), profile, d.id(), received(d, clock));
  }

  private static LocalDate received(Document d, Clock clock) {
    ZoneId zone = ZONES.getOrDefault(d.company().country(), clock.getZone());
    return LocalDate.ofInstant(d.receivedAt(), zone);
  }

  /**
   * Writes what the rules said, in place of what was proposed before; nothing if the document is
   * booked, rejected, or waits for a person's answer.
   */
  public void write(Tx tx, String documentId, Proposal proposal, String version) {
    Document d = tx.documents().find(documentId).orElseThrow();
    List<VoucherRecord> there = tx.vouchers().ofDocument(documentId);
    if (d.decision() == DecisionState.REJECTED || Records.isBooked(there)) {
      return;
    }
    if (isHeld(tx, d)) {
      return;
    }
    for (VoucherRecord r : there) {
      if (r.state() == VoucherState.REJECTED) {
        // the host never had it, so it may be made anew
        tx.vouchers().update(Records.in(r, VoucherState.PROPOSED));
      }
    }
    tx.vouchers().dropProposed(documentId);
    tx.vouchers().putQuestions(d.company(), documentId, proposal.questions());
    Lines.write(tx, d, proposal.allocated());
    if (proposal.questions().isEmpty()) {
      for (Voucher v : proposal.vouchers()) {
        tx.vouchers()
            .addIfNew(Records.proposed(Records.fresh(tx.vouchers(), v), documentId, version));
      }
    }
    Document next = d.with(state(proposal), note(proposal));
    tx.documents().update(next);
    autoPost(tx, next);
  }

  /**
   * It may be another paper of a document that is there, and a person has not answered yet; or it
   * gave way to that one. Neither makes an entry.
   */
  private static boolean isHeld(Tx tx, Document d) {
    if (tx.links().primaryOf(d.id()).isPresent()) {
      return true;
    }
    boolean held = !tx.links().holding(d.id()).isEmpty();
    if (held && d.accounting() != AccountingState.QUESTION) {
      tx.vouchers().dropProposed(d.id());
      tx.documents()
          .update(
              d.with(
                  AccountingState.QUESTION,
                  "may be another paper of a document that is there: link-list shows which"));
    }
    return held;
  }

  private static AccountingState state(Proposal p) {
    if (!p.questions().isEmpty()) {
      return AccountingState.QUESTION;
    }
    return p.vouchers().isEmpty() ? AccountingState.NOT_BOOKED : AccountingState.PROPOSED;
  }

  private static String note(Proposal p) {
    return p.questions().isEmpty()
        ? p.warnings().stream().map(Problem::message).distinct().collect(Collectors.joining("; "))
        : p.questions().stream().map(Question::text).distinct().collect(Collectors.joining("; "));
  }

  /** Has it posted, if the company's policy says so. */
  public void autoPost(Tx tx, Document d) {
    boolean wanted =
        tx.companies()
            .find(d.company())
            .map(Company::policies)
            .filter(p -> p.autoPost())
            .isPresent();
    if (wanted && d.accounting() == AccountingState.PROPOSED && isApproved(d)) {
      tx.work().enqueue(WorkOrder.of(Queues.POST, d.company(), d.id()), clock.instant(), true);
    }
  }

  static boolean isApproved(Document d) {
    return d.decision() == DecisionState.APPROVED || d.decision() == DecisionState.NOT_REQUIRED;
  }

  /** Why it may not be posted yet. */
  static Problem unapproved(Document d) {
    return new Problem(
        "decision.missing",
        d.number() + " is " + d.decision().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        d.id(),
        "have it approved first");
  }
}
