package org.partida.matching.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.model.Problem;
import org.partida.model.match.Evidence;
import org.partida.model.match.Grade;
import org.partida.model.match.ItemShare;
import org.partida.model.match.MatchProposal;
import org.partida.spi.host.Proformas.Made;

/**
 * Lines on the way from a confirmed proforma to its invoice. What is known of it stands in the
 * line's evidence, which outlives any crash. Pure.
 */
final class Invoiced {
  /** A person or a policy confirmed it; its invoice is on its way. */
  private static final String INVOICING = "INVOICING";

  /** Which invoice was made. */
  private static final String INVOICE = "INVOICE";

  /** Number and open item of an invoice that was made: {@code FP-7: 4294967301}. */
  private static final String ITEM = "INVOICE_ITEM";

  /** Who confirms where the company opted in. */
  static final String POLICY = "the company's policy";

  /** Number and document of an invoice that Partida keeps: {@code FP-7: d123}. */
  private static final String DOCUMENT = "INVOICE_DOCUMENT";

  private static final Set<String> OF_THE_WAY = Set.of(Lines.SET, INVOICING);

  private Invoiced() {}

  /** Nobody but a person changes it any more, until the invoice is there. */
  static LineRecord begun(LineRecord l, Payment decided, String who) {
    MatchProposal before =
        l.proposal()
            .filter(
                p -> p.shares().equals(decided.shares()) && p.bookings().equals(decided.bookings()))
            .orElseGet(() -> Lines.assigned(l, decided, who + " gave the items"));
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(new Evidence(Lines.SET, "confirmed by " + who, 0));
    evidence.add(new Evidence(INVOICING, "the invoice is being made", 0));
    evidence.addAll(without(before, OF_THE_WAY));
    return without(with(l, before, before.shares(), evidence), Optional.empty());
  }

  static boolean isOnItsWay(LineRecord l) {
    return l.state() == LineState.UNSAVED && !evidence(l, INVOICING).isEmpty();
  }

  /** What it waits for. */
  static LineRecord waiting(LineRecord l, String why) {
    MatchProposal p = l.proposal().orElseThrow();
    List<Evidence> evidence =
        p.evidence().stream()
            .map(e -> e.kind().equals(INVOICING) ? new Evidence(INVOICING, why, 0) : e)
            .toList();
    return with(l, p, p.shares(), evidence);
  }

  static LineRecord documented(LineRecord l, Made made, String document) {
    MatchProposal p = l.proposal().orElseThrow();
    List<Evidence> evidence = new ArrayList<>(p.evidence());
    evidence.add(new Evidence(DOCUMENT, made.number() + ": " + document, 0));
    return with(l, p, p.shares(), evidence);
  }

  /** The document of an invoice, if it has one. */
  static Optional<String> document(LineRecord l, String number) {
    return evidence(l, DOCUMENT).stream()
        .map(Evidence::detail)
        .filter(d -> d.startsWith(number + ": "))
        .map(d -> d.substring(number.length() + 2))
        .findFirst();
  }

  /** Ready to be confirmed: invoices stand where proformas stood. */
  static LineRecord done(LineRecord l, List<ItemShare> shares, List<Made> made) {
    MatchProposal p = l.proposal().orElseThrow();
    List<Evidence> evidence = new ArrayList<>();
    for (Made m : made) {
      String words =
          "invoice " + m.number() + " of " + m.date() + " was made of what was a proforma";
      evidence.add(new Evidence(INVOICE, words, 0));
      evidence.add(new Evidence(ITEM, m.number() + ": " + m.item().orElseThrow().value(), 0));
    }
    evidence.addAll(without(p, OF_THE_WAY));
    return with(l, p, shares, evidence);
  }

  /** No person looked at it, so nothing is learned of it. */
  static boolean byPolicy(LineRecord l) {
    return evidence(l, Lines.SET).stream().anyMatch(e -> e.detail().endsWith(POLICY));
  }

  /** It goes no further; the line waits for a person, and is matched again. */
  static LineRecord failed(LineRecord l, Problem why) {
    MatchProposal p = l.proposal().orElseThrow();
    return without(with(l, p, p.shares(), without(p, OF_THE_WAY)), Optional.of(why));
  }

  /** Invoices that were made for this line: their open items by number. */
  static Map<String, String> items(LineRecord l) {
    Map<String, String> all = new LinkedHashMap<>();
    for (Evidence e : evidence(l, ITEM)) {
      int colon = e.detail().lastIndexOf(": ");
      all.put(e.detail().substring(0, colon), e.detail().substring(colon + 2));
    }
    return all;
  }

  /** With one reason more. */
  static LineRecord telling(LineRecord l, String kind, String detail) {
    MatchProposal p = l.proposal().orElseThrow();
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(new Evidence(kind, detail, 0));
    evidence.addAll(p.evidence());
    return with(l, p, p.shares(), evidence);
  }

  private static List<Evidence> evidence(LineRecord l, String kind) {
    return l.proposal().stream()
        .flatMap(p -> p.evidence().stream())
        .filter(e -> e.kind().equals(kind))
        .toList();
  }

  private static List<Evidence> without(MatchProposal p, Set<String> kinds) {
    return p.evidence().stream().filter(e -> !kinds.contains(e.kind())).toList();
  }

  private static LineRecord with(
      LineRecord l, MatchProposal p, List<ItemShare> shares, List<Evidence> evidence) {
    return new LineRecord(
        l.id(),
        l.company(),
        l.statement(),
        l.account(),
        l.line(),
        l.state(),
        Optional.of(
            new MatchProposal(
                p.line(),
                p.grade() == Grade.SURE ? Grade.SURE : Grade.ATTENTION,
                p.score(),
                shares,
                evidence,
                p.runnerUp(),
                p.bookings())),
        l.voucher(),
        l.error(),
        l.repeats());
  }

  private static LineRecord without(LineRecord l, Optional<Problem> error) {
    return new LineRecord(
        l.id(),
        l.company(),
        l.statement(),
        l.account(),
        l.line(),
        l.state(),
        l.proposal(),
        l.voucher(),
        error,
        l.repeats());
  }
}
