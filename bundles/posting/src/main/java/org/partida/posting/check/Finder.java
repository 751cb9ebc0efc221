package org.partida.posting.check;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partida.api.company.PartnerDifference;
import org.partida.api.company.PartnerDifference.Concerned;
import org.partida.api.company.PartnerDifference.Kind;
import org.partida.api.company.PartnerDifference.State;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.posting.check.Comparison.Verdict;
import org.partida.posting.rules.RegisterWord;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.PostingProfile.PartnerFacts;
import org.partida.spi.registry.RegistryFacts;

/**
 * Finds what differs between one partner's register entry and the books, paper by paper. One
 * partner, one thread.
 */
final class Finder {
  private static final int ID = 20;

  private final Comparison.Desk desk;
  private final CompanyId company;
  private final RegistryFacts facts;
  private final Instant now;
  private final Map<String, PartnerDifference> found = new LinkedHashMap<>();
  private final Map<String, List<Concerned>> concerned = new LinkedHashMap<>();
  private final Set<String> toCorrect = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  Finder(Comparison.Desk desk, CompanyId company, RegistryFacts facts, Instant now) {
    this.desk = desk;
    this.company = company;
    this.facts = facts;
    this.now = now;
  }

  /** Looks at a paper of the partner. */
  void look(Paper p) {
    LocalDate day = p.document().issueDate();
    if (p.abroad(facts.id().country())) {
      return;
    }
    RegisterWord inactive = RegisterWord.inactive(facts, day);
    if (p.received() && inactive.yes()) {
      concern(Kind.INACTIVE, inactive, Kind.INACTIVE.word(false), p);
    }
    if (!p.country().equals(Optional.of(facts.id().country()))) {
      country(p);
    }
    compare(p, Kind.VAT, RegisterWord.vat(facts, day));
    if (p.received()) {
      compare(p, Kind.CASH, RegisterWord.cash(facts, day));
    }
  }

  private void country(Paper p) {
    Comparison c = Comparison.of(desk, p, partner(), Kind.COUNTRY, true);
    if (isDifference(p, c)) {
      RegisterWord here = new RegisterWord(true, Optional.empty(), Optional.empty());
      String assumed = p.country().orElse(Kind.COUNTRY.word(false));
      concern(Kind.COUNTRY, here, assumed, p);
      toCorrect(Kind.COUNTRY, here, c);
    }
  }

  private void compare(Paper p, Kind kind, RegisterWord word) {
    Comparison c = Comparison.of(desk, p, partner(), kind, word.yes());
    if (isDifference(p, c)) {
      concern(kind, word, kind.word(!word.yes()), p);
      toCorrect(kind, word, c);
    }
  }

  private boolean isDifference(Paper p, Comparison c) {
    if (c.verdict() == Verdict.UNCLEAR) {
      Problem unclear = Troubles.unclear(p);
      problems.removeIf(unclear::equals);
      problems.add(unclear);
    }
    return switch (c.verdict()) {
      case DIFFERS, ANSWERS, ASKS -> true;
      case SAME, UNCLEAR -> false;
    };
  }

  private void toCorrect(Kind kind, RegisterWord word, Comparison c) {
    if (c.verdict() != Verdict.ASKS) {
      toCorrect.add(id(kind, registry(kind, word), word.from()));
    }
  }

  private void concern(Kind kind, RegisterWord word, String assumed, Paper p) {
    String id = add(kind, word, assumed);
    concerned.computeIfAbsent(id, k -> new ArrayList<>()).add(p.concerned());
  }

  private String add(Kind kind, RegisterWord word, String assumed) {
    String id = id(kind, registry(kind, word), word.from());
    found.putIfAbsent(
        id,
        new PartnerDifference(
            id,
            company,
            partner(),
            facts.name(),
            kind,
            assumed,
            registry(kind, word),
            word.from(),
            word.until(),
            facts.source() + " as of " + facts.asOf(),
            List.of(),
            now,
            State.OPEN,
            Optional.empty(),
            Optional.empty(),
            ""));
    return id;
  }

  /**
   * What the company's settings say of the partner today, unless a register is believed already.
   */
  void lookAtSettings() {
    PostingProfile profile = desk.profile();
    PostingProfile.RegisterFact told = profile.registerFact(partner(), facts.asOf());
    Optional<PartnerFacts> settings =
        Optional.ofNullable(profile.partners().get(partner()))
            .or(() -> Optional.ofNullable(profile.partners().get(facts.id().fiscalCode())));
    settings.ifPresent(
        s -> {
          setting(
              Kind.VAT,
              told.vatPayer().orElse(s.vatPayer()),
              RegisterWord.vat(facts, facts.asOf()));
          setting(
              Kind.CASH,
              told.vatOnCash().orElse(s.vatOnCash()),
              RegisterWord.cash(facts, facts.asOf()));
        });
  }

  private void setting(Kind kind, boolean assumed, RegisterWord word) {
    if (assumed != word.yes()) {
      add(kind, word, kind.word(assumed));
    }
  }

  /** What was found, each with its documents. */
  List<PartnerDifference> found() {
    return found.values().stream()
        .map(d -> d.about(concerned.getOrDefault(d.id(), List.of()), now))
        .toList();
  }

  /** Something stands that accepting it would correct. */
  boolean toCorrect(PartnerDifference d) {
    return toCorrect.contains(d.id());
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  private String partner() {
    return facts.id().value();
  }

  private String registry(Kind kind, RegisterWord word) {
    return kind == Kind.COUNTRY ? facts.id().country() : kind.word(word.yes());
  }

  /** The same word of the register from the same day on is the same difference. */
  private String id(Kind kind, String registry, Optional<LocalDate> from) {
    String all =
        String.join(
            "|",
            company.value(),
            partner(),
            kind.name(),
            registry,
            from.map(LocalDate::toString).orElse("-"));
    return Sha256.of(all.getBytes(StandardCharsets.UTF_8)).hex().substring(0, ID);
  }
}
