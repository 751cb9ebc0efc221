package org.partida.matching.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partida.api.company.Company;
import org.partida.api.match.LineRule;
import org.partida.api.match.LineRules.Habit;
import org.partida.api.statement.LineRecord;
import org.partida.base.port.LineRuleStore;
import org.partida.base.port.Tx;
import org.partida.matching.engine.Text;
import org.partida.matching.engine.Trace;
import org.partida.model.match.Evidence;
import org.partida.model.match.Grade;
import org.partida.model.match.LineBooking;
import org.partida.model.match.LineBooking.By;
import org.partida.model.match.MatchProposal;
import org.partida.model.match.MatchProposal.RunnerUp;
import org.partida.model.statement.StatementLine;
import org.partida.model.voucher.AccountCode;

/**
 * Says where lines without a document go, after the matcher has looked for documents. In this
 * order: what surely pays documents stays; a rule of the company; transfers between its own
 * accounts; what probably pays documents stays; what was decided before for the same words or IBAN;
 * the standard account of the country. Only a rule is sure. Immutable and thread-safe.
 */
public final class LineBooker {
  private static final StandardAccounts STANDARD = StandardAccounts.load();

  private static final String HABIT = "habit";
  private static final String OWN = "own account";

  private final Company company;
  private final List<LineRule> rules;
  private final Habits habits;

  private LineBooker(Company company, List<LineRule> rules, Habits habits) {
    this.company = company;
    this.rules = List.copyOf(rules);
    this.habits = habits;
  }

  /** With what the company said and decided until now. */
  public static LineBooker of(Tx tx, Company company) {
    return new LineBooker(
        company,
        tx.lineRules().rules(company.id()),
        Habits.of(tx.lineRules().decisions(company.id())));
  }

  /** Notes what decides where the line goes, beside its documents. */
  public void note(LineRecord line, Trace.Maker maker) {
    LineWords.of(line.line()).habit(line.line()).ifPresent(k -> maker.lookedUp(HABIT, k));
    OwnTransfers.tie(company, line).ifPresent(k -> maker.tiedBy(OWN, k));
  }

  /** Hashes of what was decided otherwise until then. */
  public Set<Integer> changedSince(LineBooker before) {
    return habits.otherThan(before.habits).stream()
        .map(k -> Trace.hash(HABIT, k))
        .collect(Collectors.toSet());
  }

  /** Whether a rule that is here or there, but not in both, can mean the line. */
  public boolean isMetOtherwise(LineBooker before, StatementLine line) {
    LineWords words = LineWords.of(line);
    return Stream.concat(
            rules.stream().filter(r -> !before.rules.contains(r)),
            before.rules.stream().filter(r -> !rules.contains(r)))
        .anyMatch(r -> fits(r, line, words));
  }

  public boolean hasSameRules(LineBooker before) {
    return rules.equals(before.rules);
  }

  /**
   * What a confirmed line teaches; empty if it pays documents, if it was split, or if it has
   * neither words nor an IBAN.
   */
  public static Optional<LineRuleStore.Decided> lesson(LineRecord line) {
    Optional<AccountCode> whole =
        line.proposal()
            .filter(p -> p.shares().isEmpty() && p.bookings().size() == 1)
            .map(p -> p.bookings().get(0).account());
    return whole.flatMap(account -> lesson(line, account));
  }

  private static Optional<LineRuleStore.Decided> lesson(LineRecord line, AccountCode account) {
    return LineWords.of(line.line())
        .habit(line.line())
        .map(
            key ->
                new LineRuleStore.Decided(
                    line.id(), key, account.toString(), line.line().bookingDate()));
  }

  /** The proposals of the matcher, in the order of their lines, with what this adds. */
  public List<MatchProposal> apply(List<LineRecord> lines, List<MatchProposal> proposals) {
    OwnTransfers own = new OwnTransfers(company, lines);
    List<MatchProposal> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      all.add(one(lines.get(i), proposals.get(i), own));
    }
    return all;
  }

  private MatchProposal one(LineRecord line, MatchProposal p, OwnTransfers own) {
    StatementLine l = line.line();
    if (p.grade() == Grade.SURE || p.grade() == Grade.DUPLICATE || l.amount().isZero()) {
      return p;
    }
    Optional<MatchProposal> byRule = byRule(l, p);
    if (byRule.isPresent()) {
      return byRule.get();
    }
    Optional<String> transfer = own.of(line);
    if (transfer.isPresent()) {
      return STANDARD
          .own(company.id().country(), l.bookingDate())
          .flatMap(
              s ->
                  s.account()
                      .map(a -> booked(p, a, By.OWN_ACCOUNT, s.why() + ": " + transfer.get())))
          .orElse(p);
    }
    return p.grade() == Grade.NONE ? withoutDocument(l, p) : p;
  }

  private MatchProposal withoutDocument(StatementLine l, MatchProposal p) {
    Optional<Habit> habit = habits.of(l);
    if (habit.isPresent()) {
      Habit h = habit.get();
      String others = h.others() == 0 ? "" : ", another account " + h.others() + " times";
      String why =
          h.key() + " went to " + h.account() + " " + h.count() + " times, last on " + h.last();
      return booked(p, AccountCode.of(h.account()), By.HISTORY, why + others);
    }
    Optional<StandardAccounts.Standard> standard = STANDARD.of(company.id().country(), l);
    return standard
        .map(
            s ->
                s.account()
                    .map(a -> booked(p, a, By.STANDARD, s.why()))
                    .orElseGet(() -> with(p, new Evidence("TOLD", s.why(), 0))))
        .orElse(p);
  }

  private Optional<MatchProposal> byRule(StatementLine l, MatchProposal p) {
    LineWords words = LineWords.of(l);
    List<LineRule> fit =
        rules.stream()
            .filter(r -> fits(r, l, words))
            .sorted(Comparator.comparingInt(LineBooker::weight).reversed())
            .toList();
    if (fit.isEmpty()) {
      return Optional.empty();
    }
    LineRule best = fit.get(0);
    Optional<LineRule> rival =
        fit.stream()
            .filter(r -> weight(r) == weight(best) && !r.account().equals(best.account()))
            .findFirst();
    String why = "rule of the company: " + best.when() + " goes to " + best.account();
    if (rival.isPresent()) {
      String doubt = why + "; another rule says " + rival.get().account() + ", end one of them";
      return Optional.of(booked(p, best.account(), By.RULE, doubt));
    }
    LineBooking booking =
        LineBooking.of(best.account(), Optional.empty(), By.RULE, best.automatic(), why);
    return Optional.of(booked(p, booking, Grade.SURE));
  }

  private static boolean fits(LineRule r, StatementLine l, LineWords words) {
    boolean way =
        switch (r.flow()) {
          case IN -> l.amount().signum() > 0;
          case OUT -> l.amount().signum() < 0;
          case BOTH -> true;
        };
    return way
        && r.holds(l.bookingDate())
        && r.iban().map(i -> Text.compact(i).equals(words.iban())).orElse(true)
        && r.words().map(words::say).orElse(true)
        && r.partner().map(p -> isPartner(p, l, words)).orElse(true);
  }

  private static boolean isPartner(String partner, StatementLine l, LineWords words) {
    String code = withoutCountry(Text.compact(partner));
    return l.counterparty()
            .taxId()
            .map(t -> withoutCountry(Text.compact(t)).equals(code))
            .orElse(false)
        || words.named(partner);
  }

  private static String withoutCountry(String code) {
    return code.startsWith("RO") || code.startsWith("IT") ? code.substring(2) : code;
  }

  /** More conditions, and stronger ones, count more; among words the longer. */
  private static int weight(LineRule r) {
    return (r.iban().isPresent() ? 4_000 : 0)
        + (r.partner().isPresent() ? 2_000 : 0)
        + r.words().map(w -> 1_000 + Math.min(w.length(), 500)).orElse(0);
  }

  private static MatchProposal booked(MatchProposal p, AccountCode account, By by, String why) {
    return booked(p, LineBooking.of(account, Optional.empty(), by, false, why), Grade.ATTENTION);
  }

  private static MatchProposal booked(MatchProposal p, LineBooking booking, Grade grade) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(new Evidence(booking.by().name(), booking.why(), 0));
    Optional<RunnerUp> next = p.runnerUp();
    if (!p.shares().isEmpty()) {
      next = Optional.of(new RunnerUp(p.shares(), p.score(), "not sure, and " + booking.why()));
    } else {
      p.evidence().stream().filter(e -> !e.kind().equals("NOTHING")).forEach(evidence::add);
    }
    return new MatchProposal(p.line(), grade, 0, List.of(), evidence, next, List.of(booking));
  }

  private static MatchProposal with(MatchProposal p, Evidence more) {
    List<Evidence> evidence = new ArrayList<>(p.evidence());
    evidence.add(more);
    return new MatchProposal(
        p.line(), p.grade(), p.score(), p.shares(), evidence, p.runnerUp(), p.bookings());
  }
}
