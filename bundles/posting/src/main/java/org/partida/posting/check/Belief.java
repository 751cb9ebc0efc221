package org.partida.posting.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.api.company.PartnerDifference;
import org.partida.api.company.PartnerDifference.Kind;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.PostingProfile.RegisterFact;

/** What the rules are to believe of a partner. Stateless. */
final class Belief {
  private Belief() {}

  /** The company as it is, but for one thing of one partner on one day. */
  static PostingProfile on(
      PostingProfile profile, String partner, LocalDate day, Kind kind, boolean yes) {
    List<RegisterFact> facts = new ArrayList<>();
    for (RegisterFact f : profile.registers().getOrDefault(partner, List.of())) {
      facts.add(kind == Kind.COUNTRY ? without(f, kind) : f);
    }
    facts.add(fact(partner, day, kind, yes, ""));
    return with(profile, partner, facts);
  }

  static PostingProfile with(PostingProfile profile, String partner, List<RegisterFact> facts) {
    Map<String, List<RegisterFact>> all = new HashMap<>(profile.registers());
    all.put(partner, List.copyOf(facts));
    return profile.withRegisters(all);
  }

  /**
   * What is believed once a difference is accepted: its word from a day on to its end, the opposite
   * after that, and all else as before.
   *
   * @param start from when on, for a register that tells no beginning
   */
  static List<RegisterFact> accepted(
      List<RegisterFact> before, PartnerDifference d, LocalDate start) {
    LocalDate from = d.from().orElse(start);
    Map<LocalDate, RegisterFact> byDay = new TreeMap<>();
    for (RegisterFact f : before) {
      boolean within =
          !f.from().isBefore(from) && d.until().map(u -> !f.from().isAfter(u)).orElse(true);
      byDay.put(f.from(), within ? without(f, d.kind()) : f);
    }
    boolean yes = d.kind() == Kind.COUNTRY || d.saysYes();
    put(byDay, fact(d.partner(), from, d.kind(), yes, d.source()));
    Optional<LocalDate> next = d.until().map(u -> u.plusDays(1));
    next.filter(day -> !tells(byDay.get(day), d.kind()))
        .ifPresent(day -> put(byDay, fact(d.partner(), day, d.kind(), !yes, d.source())));
    return byDay.values().stream().filter(Belief::tells).toList();
  }

  private static void put(Map<LocalDate, RegisterFact> byDay, RegisterFact fact) {
    byDay.merge(fact.from(), fact, (there, added) -> added.over(there));
  }

  private static RegisterFact fact(
      String partner, LocalDate from, Kind kind, boolean yes, String source) {
    return new RegisterFact(
        from,
        kind == Kind.VAT ? Optional.of(yes) : Optional.empty(),
        kind == Kind.CASH ? Optional.of(yes) : Optional.empty(),
        kind == Kind.COUNTRY && yes ? Optional.of(partner.substring(0, 2)) : Optional.empty(),
        source);
  }

  private static RegisterFact without(RegisterFact f, Kind kind) {
    return new RegisterFact(
        f.from(),
        kind == Kind.VAT ? Optional.empty() : f.vatPayer(),
        kind == Kind.CASH ? Optional.empty() : f.vatOnCash(),
        kind == Kind.COUNTRY ? Optional.empty() : f.country(),
        f.source());
  }

  private static boolean tells(RegisterFact f) {
    return f.vatPayer().isPresent() || f.vatOnCash().isPresent() || f.country().isPresent();
  }

  private static boolean tells(RegisterFact f, Kind kind) {
    return f != null
        && switch (kind) {
          case VAT -> f.vatPayer().isPresent();
          case CASH -> f.vatOnCash().isPresent();
          case COUNTRY -> f.country().isPresent();
          case INACTIVE -> false;
        };
  }
}
