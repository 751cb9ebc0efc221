package org.partida.posting.service;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partida.api.company.Companies;
import org.partida.api.company.Company;
import org.partida.api.document.Document;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.api.security.Actor;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.Problem;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;
import org.partida.model.invoice.Invoice;
import org.partida.model.voucher.Voucher;
import org.partida.spi.posting.InvoicePosting;
import org.partida.spi.posting.PostingRules;
import org.partida.spi.posting.Proposal;
import org.partida.spi.posting.Question;

/** Makes vouchers of documents by the rules, or the questions that stop them. Thread-safe. */
final class Proposer {
  /** A paper is received on the day that it is where the company is. */
  private static final Map<String, ZoneId> ZONES =
      Map.of("RO", ZoneId.of("Europe/Bucharest"), "IT", ZoneId.of("Europe/Rome"));

  private final UnitOfWork books;
  private final Companies companies;
  private final Rules rules;
  private final Clock clock;

  Proposer(UnitOfWork books, Companies companies, Rules rules, Clock clock) {
    this.books = books;
    this.companies = companies;
    this.rules = rules;
    this.clock = clock;
  }

  private record Case(Document document, Optional<Invoice> invoice) {}

  Outcome propose(String documentId) {
    Optional<Case> found =
        books.read(
            tx ->
                tx.documents()
                    .find(documentId)
                    .map(d -> new Case(d, tx.documents().invoice(documentId))));
    if (found.isEmpty() || found.get().invoice().isEmpty()) {
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
    ZoneId zone = ZONES.getOrDefault(d.company().country(), clock.getZone());
    InvoicePosting request =
        new InvoicePosting(
            found.get().invoice().get(),
            d.direction(),
            companies.profile(Actor.worker(), d.company()),
            d.id(),
            LocalDate.ofInstant(d.receivedAt(), zone));
    Proposal proposal = applicable.get().propose(request);
    return Outcome.done(tx -> write(tx, documentId, proposal, applicable.get().version()));
  }

  private void write(Tx tx, String documentId, Proposal proposal, String version) {
    Document d = tx.documents().find(documentId).orElseThrow();
    List<VoucherRecord> there = tx.vouchers().ofDocument(documentId);
    if (d.decision() == DecisionState.REJECTED || isBooked(there)) {
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

  /** Something of it is in the host, may be there, or stands in the way there. */
  private static boolean isBooked(List<VoucherRecord> there) {
    return Records.standing(there).stream()
        .anyMatch(
            r ->
                r.state() == VoucherState.POSTED
                    || r.state() == VoucherState.POSTING
                    || Records.isConflict(r));
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

  private void autoPost(Tx tx, Document d) {
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
