package org.partida.matching.line;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.partida.api.company.BankAccount;
import org.partida.api.company.Company;
import org.partida.api.statement.LineRecord;
import org.partida.matching.engine.Text;

/**
 * Money between two accounts of the company: known by the other side's IBAN, or by the company's
 * own name together with the opposite amount on another of its accounts within some days. Each line
 * finds one twin, the nearest in time. Immutable.
 */
final class OwnTransfers {
  /** So long a transfer may be on its way, with a weekend and a holiday. */
  private static final int DAYS = 5;

  private final Set<String> own;
  private final String name;
  private final Map<String, LineRecord> twins = new HashMap<>();

  private OwnTransfers(Company company) {
    this.own =
        company.accounts().stream()
            .map(BankAccount::iban)
            .map(Text::compact)
            .collect(Collectors.toSet());
    this.name = company.name();
  }

  OwnTransfers(Company company, List<LineRecord> lines) {
    this(company);
    Map<String, List<LineRecord>> byAmount =
        lines.stream()
            .filter(l -> isOwn(l) || isNamed(l))
            .collect(
                Collectors.groupingBy(
                    l -> l.line().amount().currency() + " " + l.line().amount().minor()));
    for (LineRecord out : lines) {
      if (out.line().amount().signum() < 0 && (isOwn(out) || isNamed(out))) {
        pair(
            out,
            byAmount.getOrDefault(
                out.line().amount().currency() + " " + -out.line().amount().minor(), List.of()));
      }
    }
  }

  /** By what a line is paired with others; empty if it cannot be. */
  static Optional<String> tie(Company company, LineRecord line) {
    OwnTransfers one = new OwnTransfers(company);
    return one.isOwn(line) || one.isNamed(line)
        ? Optional.of(
            line.line().amount().currency() + " " + Math.abs(line.line().amount().minor()))
        : Optional.empty();
  }

  private void pair(LineRecord out, List<LineRecord> candidates) {
    candidates.stream()
        .filter(in -> !twins.containsKey(in.id()) && fit(out, in))
        .min(
            java.util.Comparator.<LineRecord>comparingLong(in -> days(out, in))
                .thenComparing(LineRecord::id))
        .ifPresent(
            in -> {
              twins.put(out.id(), in);
              twins.put(in.id(), out);
            });
  }

  private boolean fit(LineRecord a, LineRecord b) {
    return !a.account().equals(b.account())
        && days(a, b) <= DAYS
        && points(a, b)
        && points(b, a)
        && (isOwn(a) || isOwn(b) || (isNamed(a) && isNamed(b)));
  }

  /** It does not name another account than the one. */
  private static boolean points(LineRecord from, LineRecord to) {
    return from.line()
        .counterparty()
        .iban()
        .map(i -> Text.compact(i).equals(Text.compact(to.account())))
        .orElse(true);
  }

  /** Why a line is such a transfer; empty if it is none. */
  Optional<String> of(LineRecord line) {
    LineRecord twin = twins.get(line.id());
    if (twin != null) {
      return Optional.of(
          "its other half is line "
              + twin.id()
              + " on "
              + twin.account()
              + " of "
              + twin.line().bookingDate());
    }
    return isOwn(line)
        ? Optional.of(
            line.line().counterparty().iban().orElse("")
                + " is the company's own, its other half is not open or not imported yet")
        : Optional.empty();
  }

  private boolean isOwn(LineRecord l) {
    return l.line().counterparty().iban().map(Text::compact).filter(own::contains).isPresent();
  }

  private boolean isNamed(LineRecord l) {
    return l.line().counterparty().name().isPresent() && LineWords.of(l.line()).named(name);
  }

  private static long days(LineRecord a, LineRecord b) {
    return Math.abs(a.line().bookingDate().toEpochDay() - b.line().bookingDate().toEpochDay());
  }
}
