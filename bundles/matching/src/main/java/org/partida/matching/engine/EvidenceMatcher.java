package org.partida.matching.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

  private final Vocabulary vocabulary = Vocabulary.load();

  @Override
  public List<MatchProposal> match(MatchRequest request) {
    ItemIndex index = new ItemIndex(request.items(), vocabulary);
    Set<String> own =
        request.ownIbans().stream().map(Text::compact).collect(Collectors.toUnmodifiableSet());
    LineReader reader = new LineReader(vocabulary, index.series(), own);
    MatchProposal[] answers = new MatchProposal[request.lines().size()];
    List<LineCase> cases = new ArrayList<>();
    List<Integer> positions = new ArrayList<>();
    for (int l = 0; l < answers.length; l++) {
      Optional<MatchProposal> early = withoutItems(request.lines().get(l), own);
      if (early.isPresent()) {
        answers[l] = early.get();
      } else {
        cases.add(LineCase.of(reader.read(request.lines().get(l)), index));
        positions.add(l);
      }
    }
    Hypothesis[] chosen = Assignment.solve(cases, index);
    Grader grader = new Grader(index, request.policy(), new Claims(cases, chosen, index));
    for (int k = 0; k < chosen.length; k++) {
      LineCase c = cases.get(k);
      answers[positions.get(k)] =
          chosen[k] != null
              ? grader.proposal(c, chosen[k])
              : c.guesses().isEmpty() ? nothing(c, index) : grader.taken(c);
    }
    return List.of(answers);
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

  private static MatchProposal nothing(LineCase c, ItemIndex index) {
    Optional<Integer> foreign =
        c.hits().all().keySet().stream()
            .filter(i -> !index.currency(i).equals(c.facts().currency()))
            .findFirst();
    return foreign
        .map(
            i ->
                index.item(i).number()
                    + " is open in "
                    + index.currency(i)
                    + ", the line is in "
                    + c.facts().currency())
        .map(detail -> answer(c.facts().line(), Grade.NONE, "CURRENCY", detail))
        .orElseGet(() -> answer(c.facts().line(), Grade.NONE, "NOTHING", "no open item fits"));
  }

  private static MatchProposal answer(MatchLine line, Grade grade, String kind, String detail) {
    return new MatchProposal(
        line.id(), grade, 0, List.of(), List.of(new Evidence(kind, detail, 0)), Optional.empty());
  }
}
