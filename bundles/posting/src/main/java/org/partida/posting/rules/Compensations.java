package org.partida.posting.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.match.ItemSide;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.PaperLine;
import org.partida.model.voucher.AccountCode;
import org.partida.spi.posting.PaperPosting;
import org.partida.spi.posting.PaymentPosting;
import org.partida.spi.posting.Proposal;

/**
 * What a partner owes set off against what is owed to it (401 = 4111). It is a payment of both
 * sides without money, and has on both what a country's law makes of a payment: VAT on cash, tax
 * that is withheld. Immutable and thread-safe.
 */
public final class Compensations {
  /** Stands where no money moves; no line is made on it. */
  private static final AccountCode NOWHERE = AccountCode.of("0");

  private final Payments payments;
  private final String version;

  /** Over a country's payments. */
  public Compensations(Payments payments, String version) {
    this.payments = payments;
    this.version = version;
  }

  /** The entry, or what must be open first. */
  public Proposal propose(PaperPosting request) {
    Findings findings = new Findings();
    BusinessPaper paper = request.paper();
    if (!paper.currency().equals(request.profile().currency())) {
      ask(
          findings,
          paper,
          "currency",
          "A compensation is in "
              + request.profile().currency()
              + ": what is owed in "
              + paper.currency()
              + " is paid, or booked by hand with its exchange difference");
    }
    List<PaymentPosting.Part> parts = new ArrayList<>();
    if (!findings.stopped()) {
      paper.lines().forEach(l -> part(request, l, findings).ifPresent(parts::add));
    }
    return findings.proposal(
        findings.stopped() ? List.of() : List.of(payments.voucher(payment(request, parts))));
  }

  private Optional<PaymentPosting.Part> part(PaperPosting request, PaperLine l, Findings findings) {
    PaperLine.Settles s = l.settles().orElseThrow();
    boolean receivable = s.side() == ItemSide.RECEIVABLE;
    Optional<PaymentPosting.Part> found =
        request.settled().stream()
            .filter(p -> p.number().equals(s.document()))
            .filter(p -> (p.amount().signum() > 0) == receivable)
            .findFirst();
    String whose = request.paper().partner().orElseThrow().name();
    String side = receivable ? "owed by " : "owed to ";
    if (found.isEmpty()) {
      ask(
          findings,
          request.paper(),
          side.strip() + "=" + s.document(),
          "Nothing is open under " + s.document() + ", " + side + whose + ": post it first?");
      return Optional.empty();
    }
    Money open = found.get().item().orElseThrow().residual();
    if (open.signum() < 0 || l.net().compareTo(open) > 0) {
      ask(
          findings,
          request.paper(),
          side.strip() + "=" + s.document(),
          "Of " + s.document() + ", " + side + whose + ", " + open + " is open, not " + l.net());
      return Optional.empty();
    }
    PaymentPosting.Part p = found.get();
    Money moved = receivable ? l.net() : l.net().negate();
    return Optional.of(
        new PaymentPosting.Part(p.account(), p.partner(), p.number(), moved, p.item()));
  }

  /** Money that does not move. */
  private PaymentPosting payment(PaperPosting request, List<PaymentPosting.Part> parts) {
    BusinessPaper paper = request.paper();
    return new PaymentPosting(
        request.profile().alone(),
        Ids.of(request.documentId(), "book", version),
        paper.date(),
        Money.zero(paper.currency()),
        NOWHERE,
        "Compensation " + paper.number() + " with " + paper.partner().orElseThrow().name(),
        paper.number(),
        parts,
        List.of());
  }

  private static void ask(Findings findings, BusinessPaper paper, String about, String text) {
    findings.ask(
        "compensation", "document=" + paper.number() + ";" + about, text, "lines", List.of());
  }
}
