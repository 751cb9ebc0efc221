package org.partida.matching.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.partida.model.match.Evidence;
import org.partida.model.match.Grade;
import org.partida.model.match.MatchProposal;
import org.partida.model.statement.LineKind;
import org.partida.model.statement.StatementLine;
import org.partida.spi.match.MatchLine;
import org.partida.spi.match.MatchRequest;
import org.partida.spi.match.Matcher;

/**
 * Matches by evidence: what a line names and who it comes from are looked up in an index over the
 * open items, every guess is scored in bits with rare values counting more, and the whole batch is
 * assigned at once, so that no item is paid twice. The answer does not depend on the order of lines
 * or items. Stateless and thread-safe.
 */
@Component(service = Matcher.class)
public final class EvidenceMatcher implements Matcher {
  private static final Set<LineKind> NOBODYS =
      Set.of(LineKind.FEE, LineKind.INTEREST, LineKind.TAX);

  /** From here on the lines are shared among the processors. */
  private static final int MANY = 500;

  private final Vocabulary vocabulary = Vocabulary.load();

  @Override
  public List<MatchProposal> match(MatchRequest request) {
    ItemIndex index = new ItemIndex(request.items(), request.payers(), vocabulary);
    Set<String> own =
        request.ownIbans().stream().map(Text::compact).collect(Collectors.toUnmodifiableSet());
    LineReader reader = new LineReader(vocabulary, index.series(), own, request.tolerance());
    int count = request.lines().size();
    MatchProposal[] answers = new MatchProposal[count];
    LineCase[] found = new LineCase[count];
    each(
        count,
        l -> {
          MatchLine line = request.lines().get(l);
          Optional<MatchProposal> early = withoutItems(line, own);
          answers[l] = early.orElse(null);
          found[l] =
              early.isPresent() ? null : LineCase.of(Reading.of(line, reader, index, Seen.NOTHING));
        });
    LineCase[] cases = Stream.of(found).filter(Objects::nonNull).toArray(LineCase[]::new);
    Hypothesis[] first = Assignment.solve(List.of(cases), index);
    Seen seen = Seen.in(List.of(cases), first, index);
    boolean[] again = new boolean[cases.length];
    each(
        cases.length,
        k -> {
          again[k] =
              seen.of(cases[k].line()).isPresent() && !(first[k] != null && first[k].named());
          if (again[k]) {
            cases[k] = LineCase.of(Reading.of(cases[k].line(), reader, index, seen));
          }
        });
    List<LineCase> all = List.of(cases);
    Hypothesis[] chosen = Assignment.solve(all, index);
    Grader grader = new Grader(index, request.policy(), new Claims(all, chosen, index));
    int[] positions = IntStream.range(0, count).filter(l -> found[l] != null).toArray();
    each(
        chosen.length,
        k -> {
          LineCase c = cases[k];
          answers[positions[k]] =
              chosen[k] == null && !c.guesses().isEmpty()
                  ? grader.taken(c)
                  : answer(
                      grader,
                      c,
                      chosen[k],
                      Reading.of(c.line(), reader, index, again[k] ? seen : Seen.NOTHING));
        });
    return List.of(answers);
  }

  private static MatchProposal answer(
      Grader grader, LineCase c, Hypothesis chosen, Reading reading) {
    return chosen == null ? nothing(reading) : grader.proposal(c, chosen, reading.scorer());
  }

  /** Lines do not depend on one another here, so many are shared among the processors. */
  private static void each(int count, IntConsumer work) {
    IntStream all = IntStream.range(0, count);
    (count >= MANY ? all.parallel() : all).forEach(work);
  }

  /** Lines that can have no open item. */
  private Optional<MatchProposal> withoutItems(MatchLine line, Set<String> own) {
    StatementLine l = line.line();
    if (line.duplicate()) {
      return Optional.of(
          answer(line, Grade.DUPLICATE, "DUPLICATE", "the same movement was imported before"));
    }
    if (l.amount().isZero()) {
      return Optional.of(answer(line, Grade.NONE, "AMOUNT", "the line moves no money"));
    }
    if (l.counterparty().iban().map(Text::compact).filter(own::contains).isPresent()) {
      return Optional.of(
          answer(line, Grade.NONE, "OWN_ACCOUNT", "a transfer between the company's own accounts"));
    }
    if (NOBODYS.contains(l.kind())) {
      return Optional.of(answer(line, Grade.NONE, "KIND", kind(l.kind())));
    }
    boolean nobody =
        l.counterparty().name().isEmpty()
            && l.counterparty().iban().isEmpty()
            && line.source() == MatchLine.Source.BANK;
    if (nobody && l.kind() != LineKind.TRANSFER && l.amount().signum() < 0) {
      Optional<String> word =
          Text.tokens(Text.fold(l.text())).stream()
              .map(Text.Token::word)
              .filter(vocabulary.fees()::contains)
              .findFirst();
      return word.map(w -> answer(line, Grade.NONE, "KIND", "bank fee, as \"" + w + "\" says"));
    }
    return Optional.empty();
  }

  private static String kind(LineKind kind) {
    return switch (kind) {
      case FEE -> "bank fee";
      case INTEREST -> "interest of the bank";
      default -> "tax kept by the bank";
    };
  }

  private static MatchProposal nothing(Reading r) {
    return r.hits().all().keySet().stream()
        .filter(i -> !r.index().currency(i).equals(r.facts().currency()))
        .findFirst()
        .map(
            i ->
                r.index().item(i).number()
                    + " is open in "
                    + r.index().currency(i)
                    + ", the line is in "
                    + r.facts().currency())
        .map(detail -> answer(r.facts().line(), Grade.NONE, "CURRENCY", detail))
        .orElseGet(() -> answer(r.facts().line(), Grade.NONE, "NOTHING", "no open item fits"));
  }

  private static MatchProposal answer(MatchLine line, Grade grade, String kind, String detail) {
    return new MatchProposal(
        line.id(), grade, 0, List.of(), List.of(new Evidence(kind, detail, 0)), Optional.empty());
  }
}
