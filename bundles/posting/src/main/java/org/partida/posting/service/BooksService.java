package org.partida.posting.service;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Company;
import org.partida.api.document.Document;
import org.partida.api.posting.Books;
import org.partida.api.posting.JournalEntry;
import org.partida.api.posting.TrialBalance;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.host.Hosts;
import org.partida.base.port.AuditStore;
import org.partida.base.port.TrailStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.host.HostException;
import org.partida.spi.posting.PostingRules;

/** Vouchers and books for those who may see and post them. Thread-safe. */
@Component(service = Books.class)
public final class BooksService implements Books {
  private final UnitOfWork books;
  private final Rules rules;
  private final Clock clock;
  private final VoucherPoster poster;
  private final Undoer undoer;
  private final Reports reports;

  @Activate
  public BooksService(
      @Reference UnitOfWork books,
      @Reference Hosts hosts,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<PostingRules> rules,
      @Reference HandSearch byHand,
      @Reference Clock clock) {
    this.books = books;
    this.rules = new Rules(rules);
    this.clock = clock;
    this.poster = new VoucherPoster(books, hosts, byHand, clock);
    this.undoer = new Undoer(books, hosts, clock);
    this.reports = new Reports(hosts);
  }

  @Override
  public Page<VoucherRecord> vouchers(
      Actor actor,
      CompanyId company,
      Optional<VoucherState> state,
      int limit,
      Optional<String> after) {
    actor.require(company, Module.POSTING, Access.READ);
    return books.read(tx -> tx.vouchers().list(company, state, limit, after));
  }

  @Override
  public Optional<VoucherRecord> find(Actor actor, ExternalId id) {
    Optional<VoucherRecord> found = books.read(tx -> tx.vouchers().find(id));
    found.ifPresent(v -> actor.require(v.voucher().company(), Module.POSTING, Access.READ));
    return found;
  }

  @Override
  public List<VoucherRecord> ofDocument(Actor actor, String documentId) {
    actor.require(document(documentId).company(), Module.POSTING, Access.READ);
    return books.read(tx -> tx.vouchers().ofDocument(documentId));
  }

  @Override
  public List<VoucherRecord> post(Actor actor, CompanyId company, Optional<String> documentId) {
    actor.require(company, Module.POSTING, Access.WRITE);
    Company c = company(company);
    List<String> documents =
        documentId.isPresent()
            ? List.of(postable(company, documentId.get()).id())
            : books.read(tx -> Postable.of(tx, company));
    List<VoucherRecord> touched = new ArrayList<>();
    for (String d : documents) {
      touched.addAll(post(actor, c, d));
    }
    if (documentId.isEmpty() && !touched.isEmpty()) {
      asRun(actor, company, touched);
    }
    if (touched.isEmpty()) {
      documentId.ifPresent(this::requireNotByHand);
    }
    return touched;
  }

  /** Who asked for this one document is told why it waits. */
  private void requireNotByHand(String document) {
    books.read(tx -> tx.vouchers().questions(document)).stream()
        .filter(q -> q.kind().equals(HandSearch.QUESTION))
        .findFirst()
        .ifPresent(
            q -> {
              throw refused(
                  HandSearch.QUESTION,
                  q.text(),
                  document,
                  "entry-link DOCUMENT ENTRY, or entry-refuse DOCUMENT to post it by itself");
            });
  }

  /** What was posted together can be taken back together. */
  private void asRun(Actor actor, CompanyId company, List<VoucherRecord> touched) {
    TrailStore.Run run =
        new TrailStore.Run(
            "run:post:" + company + ":" + clock.instant(),
            company,
            "post",
            "",
            actor.id(),
            clock.instant());
    books.write(
        tx -> {
          tx.trail().putRun(run);
          touched.forEach(r -> tx.trail().addToRun(run.id(), r.voucher().externalId()));
          return run;
        });
  }

  private List<VoucherRecord> post(Actor actor, Company company, String document) {
    try {
      VoucherPoster.Answer answer = poster.post(company, document);
      return books.write(
          tx -> {
            poster.write(tx, answer);
            answer
                .records()
                .forEach(
                    r ->
                        audit(
                            tx,
                            actor,
                            "voucher.post",
                            r,
                            r.state() + r.number().map(n -> " " + n).orElse("")));
            return answer.records();
          });
    } catch (HostException e) {
      // the intent is stored: a worker finds out what became of it
      books.write(
          tx ->
              tx.work()
                  .enqueue(
                      WorkOrder.of(Queues.POST, company.id(), document), clock.instant(), true));
      throw new PartidaException(e.problem(), e);
    }
  }

  @Override
  public VoucherRecord undo(Actor actor, ExternalId id, String reason) {
    VoucherRecord v = books.read(tx -> tx.vouchers().find(id)).orElseThrow(() -> unknown(id));
    actor.require(v.voucher().company(), Module.POSTING, Access.WRITE);
    if (v.state() == VoucherState.REVERSED) {
      return v;
    }
    boolean ofRun = books.read(tx -> tx.trail().runOf(id)).isPresent();
    requireUndoable(v, reason, ofRun);
    requireUncorrected(v);
    books.read(
        tx -> {
          // the closing of 408, the goods of an invoice
          Links.requireNothingOn(tx, v);
          return v;
        });
    try {
      Undoer.Answer answer =
          undoer.undo(
              company(v.voucher().company()), rules.require(v.voucher().company()), v, reason);
      return books.write(
          tx -> {
            undoer.write(tx, answer);
            audit(tx, actor, "voucher.undo", answer.original(), reason);
            return answer.original();
          });
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
  }

  private static void requireUndoable(VoucherRecord v, String reason, boolean ofRun) {
    String id = v.voucher().externalId().value();
    if (reason.isBlank()) {
      throw refused("undo.reason", "an undo needs a reason", id, "say why, for the file");
    }
    if (v.state() != VoucherState.POSTED) {
      throw refused(
          "undo.not-posted",
          "the voucher is " + v.state() + ", not posted",
          id,
          "only what the host has is taken back");
    }
    if (Records.isLinked(v)) {
      throw refused(
          "undo.linked",
          "entry " + v.number().orElse(id) + " was booked in the host by hand",
          id,
          "entry-unlink "
              + v.document().orElse("")
              + " takes it from the document; take it back in the host then, if it is wrong");
    }
    if (Records.isCounterEntry(v)) {
      throw refused(
          "undo.counter-entry",
          "the voucher is itself a counter-entry",
          id,
          "propose and post the document anew");
    }
    if (v.document().isEmpty() && !ofRun) {
      throw refused(
          "undo.payment",
          "the voucher came from a statement line",
          id,
          "take the line's match back (match-undo), which takes the entry along");
    }
  }

  /** What corrects it must go first: it would stand alone. */
  private void requireUncorrected(VoucherRecord v) {
    String document = v.document().orElse("");
    Optional<VoucherRecord> correction =
        document.isEmpty() || Records.isCorrection(v)
            ? Optional.empty()
            : books.read(tx -> tx.vouchers().ofDocument(document)).stream()
                .filter(r -> Records.isCorrection(r) && Records.isBooked(List.of(r)))
                .findFirst();
    correction.ifPresent(
        c -> {
          throw refused(
              "undo.corrected",
              "entry " + c.number().orElse(c.voucher().externalId().value()) + " corrects it",
              c.voucher().externalId().value(),
              "take that one back first");
        });
  }

  @Override
  public TrialBalance trialBalance(Actor actor, CompanyId company, LocalDate asOf) {
    actor.require(company, Module.REPORTS, Access.READ);
    return reports.trialBalance(company(company), asOf);
  }

  @Override
  public Page<JournalEntry> journal(
      Actor actor,
      CompanyId company,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      int limit,
      Optional<String> after) {
    actor.require(company, Module.REPORTS, Access.READ);
    return reports.journal(company(company), from, to, limit, after);
  }

  @Override
  public List<String> exportFormats() {
    return reports.formats();
  }

  @Override
  public void export(Actor actor, CompanyId company, String format, OutputStream out)
      throws IOException {
    actor.require(company, Module.REPORTS, Access.READ);
    reports.export(company(company), format, out);
  }

  private Document postable(CompanyId company, String id) {
    Document d = document(id);
    if (!d.company().equals(company)) {
      throw refused(
          "document.company",
          "document " + id + " is not " + company + "'s",
          id,
          "give the company that the document belongs to");
    }
    if (!Proposer.isApproved(d)) {
      throw new PartidaException(Proposer.unapproved(d));
    }
    return d;
  }

  private Document document(String id) {
    return books.read(tx -> tx.documents().require(id));
  }

  private Company company(CompanyId id) {
    return books.read(tx -> tx.companies().require(id));
  }

  private void audit(Tx tx, Actor actor, String action, VoucherRecord r, String detail) {
    tx.audit()
        .add(
            new AuditStore.Row(
                clock.instant(),
                actor.id(),
                actor.channel().name(),
                Optional.of(r.voucher().company()),
                action,
                r.voucher().externalId().value(),
                detail));
  }

  private static PartidaException unknown(ExternalId id) {
    return refused(
        "voucher.unknown", "there is no voucher " + id, id.value(), "voucher-list shows the ids");
  }

  private static PartidaException refused(
      String code, String message, String location, String fix) {
    return new PartidaException(new Problem(code, message, location, fix));
  }
}
