package org.partida.matching.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.partida.model.match.Evidence;
import org.partida.model.match.Grade;
import org.partida.model.match.MatchProposal;
import org.partida.model.statement.LineKind;
import org.partida.model.statement.StatementLine;
import org.partida.spi.match.MatchLine;
import org.partida.spi.match.MatchRequest;

/** Open items, ready to be given to lines. Immutable and thread-safe. */
public final class Batch {
  private static final Set<LineKind> NOBODYS =
      Set.of(LineKind.FEE, LineKind.INTEREST, LineKind.TAX);

  /** From here on the lines are shared among the processors. */
  private static final int MANY = 500;

  private final Vocabulary vocabulary;
  private final ItemIndex index;
  private final Set<String> own;
  private final LineReader reader;
  private final MatchRequest.Policy policy;

  Batch(MatchRequest request, Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.index = new ItemIndex(request, vocabulary);
    this.own =
        request.ownIbans().stream().map(Text::compact).collect(Collectors.toUnmodifiableSet());
    Set<String> ownTaxIds =
        request.ownTaxIds().stream()
            .map(Identifiers::taxKey)
            .collect(Collectors.toUnmodifiableSet());
    this.reader = new LineReader(vocabulary, index.series(), own, ownTaxIds, request.tolerance());
    this.policy = request.policy();
  }

  /** What the items look like, to be compared with later. */
  public IndexMarks marks() {
    return new IndexMarks(index);
  }

  /**
   * Hashes of what is looked up with another outcome than before; empty if anything may be.
   *
   * @param now the marks of this
   */
  public Optional<Set<Integer>> changes(IndexMarks before, IndexMarks now) {
    return now.since(before, index);
  }

  /** Proposals in the order of the lines. */
  List<MatchProposal> match(List<MatchLine> lines) {
    return match(lines, List.of());
  }

  /**
   * Proposals in the order of the lines, each as among all lines of the company if no other line is
   * tied to one of these.
   *
   * @param makers one for each line, told what its proposal depends on; or none
   */
  public List<MatchProposal> match(List<MatchLine> lines, List<Trace.Maker> makers) {
    int count = lines.size();
    MatchProposal[] answers = new MatchProposal[count];
    LineCase[] found = new LineCase[count];
    each(
        count,
        l -> {
          Optional<MatchProposal> early = withoutItems(lines.get(l));
          answers[l] = early.orElse(null);
          found[l] = early.isPresent() ? null : look(lines.get(l), Seen.NOTHING, makers, l);
        });
    LineCase[] cases = Stream.of(found).filter(Objects::nonNull).toArray(LineCase[]::new);
    int[] positions = IntStream.range(0, count).filter(l -> found[l] != null).toArray();
    Hypothesis[] first = Assignment.solve(List.of(cases), index);
    Seen seen = Seen.in(List.of(cases), first, index);
    boolean[] again = new boolean[cases.length];
    each(
        cases.length,
        k -> {
          again[k] =
              seen.of(cases[k].line()).isPresent() && !(first[k] != null && first[k].named());
          if (again[k]) {
            cases[k] = look(cases[k].line(), seen, makers, positions[k]);
          }
        });
    List<LineCase> all = List.of(cases);
    Hypothesis[] chosen = Assignment.solve(all, index);
    Grader grader = new Grader(index, policy, new Claims(all, chosen, index));
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

  private LineCase look(MatchLine line, Seen seen, List<Trace.Maker> makers, int at) {
    Reading reading = Reading.of(line, reader, index, seen);
    if (makers.isEmpty()) {
      return LineCase.of(reading);
    }
    Trace.Maker maker = makers.get(at);
    LineCase c = LineCase.of(reading, h -> Looked.note(reading, h, maker));
    c.guesses().forEach(h -> Looked.kept(reading, h, maker));
    Looked.note(reading, maker);
    return c;
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
  private Optional<MatchProposal> withoutItems(MatchLine line) {
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
