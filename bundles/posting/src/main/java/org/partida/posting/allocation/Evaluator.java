package org.partida.posting.allocation;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partida.api.posting.Allocations.Evaluation;
import org.partida.api.posting.Allocations.Rule;
import org.partida.api.posting.Allocations.Score;
import org.partida.base.port.AllocationStore.LineRow;
import org.partida.base.port.AllocationStore.LineState;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.posting.rules.Allocation;
import org.partida.posting.service.Memory;
import org.partida.spi.posting.AllocationBook;
import org.partida.spi.posting.LineFacts;
import org.partida.spi.posting.Remembered;

/**
 * Replays a company's history: each line is foretold from what was known before its day. One call,
 * one thread.
 */
final class Evaluator {
  private static final LocalDate BEGINNING = LocalDate.of(1990, 1, 1);
  private static final int PAGE = 1000;

  /** Lines of a partner that are looked back at. */
  private static final int BACK = 400;

  /** What decides without asking; else it counts how often it was decided alike. */
  private static final int SURE = Integer.MAX_VALUE;

  private final List<Rule> rules;
  private final Map<String, List<LineRow>> byPartner = new HashMap<>();
  private final Map<String, Integer> byAccount = new HashMap<>();

  private Evaluator(List<Rule> rules) {
    this.rules = rules;
  }

  static Evaluation of(UnitOfWork books, CompanyId company, List<Rule> rules) {
    return new Evaluator(rules).replay(rows(books, company));
  }

  private static List<LineRow> rows(UnitOfWork books, CompanyId company) {
    List<LineRow> all = new ArrayList<>();
    Optional<LineRow> after = Optional.empty();
    List<LineRow> page;
    do {
      Optional<LineRow> from = after;
      page = books.read(tx -> tx.allocations().since(company, BEGINNING, PAGE, from));
      page.stream()
          .filter(r -> r.state() == LineState.POSTED || r.state() == LineState.HISTORY)
          .filter(r -> r.line().outcome().account().isPresent())
          .forEach(all::add);
      after = page.isEmpty() ? Optional.empty() : Optional.of(page.get(page.size() - 1));
    } while (page.size() == PAGE);
    return all;
  }

  /** An answer: accounts, the likeliest first, and how sure the first one is. */
  private record Answer(List<String> accounts, int confidence) {
    static final Answer NONE = new Answer(List.of(), 0);
  }

  /** One answer with what was right. */
  private record Trial(Answer answer, String right) {
    boolean hit() {
      return !answer.accounts().isEmpty() && answer.accounts().get(0).equals(right);
    }

    boolean amongThree() {
      return answer.accounts().stream().limit(3).anyMatch(right::equals);
    }
  }

  private Evaluation replay(List<LineRow> rows) {
    int learnt = rows.size() / 3;
    List<Trial> ours = new ArrayList<>();
    List<Trial> majority = new ArrayList<>();
    List<Trial> last = new ArrayList<>();
    int begin = 0;
    while (begin < rows.size()) {
      LocalDate day = rows.get(begin).line().facts().day();
      int end = begin;
      while (end < rows.size() && rows.get(end).line().facts().day().equals(day)) {
        LineRow r = rows.get(end);
        if (end >= learnt) {
          String right = r.line().outcome().account().orElseThrow();
          ours.add(new Trial(byRulesAndMemory(r), right));
          majority.add(new Trial(byMajority(r), right));
          last.add(new Trial(byPartner(r), right));
        }
        end++;
      }
      rows.subList(begin, end).forEach(this::learn);
      begin = end;
    }
    return new Evaluation(
        ours.size(),
        rows.size(),
        List.of(
            score("rules-and-memory", ours),
            score("last-of-partner", last),
            score("majority", majority)));
  }

  private void learn(LineRow r) {
    LineFacts f = r.line().facts();
    byPartner.computeIfAbsent(f.direction() + f.partner(), p -> new ArrayList<>()).add(r);
    byAccount.merge(f.direction() + account(r), 1, Integer::sum);
  }

  private static String account(LineRow r) {
    return r.line().outcome().account().orElseThrow();
  }

  private List<LineRow> before(LineRow r) {
    LineFacts f = r.line().facts();
    List<LineRow> all = byPartner.getOrDefault(f.direction() + f.partner(), List.of());
    return all.subList(Math.max(0, all.size() - BACK), all.size());
  }

  private Answer byRulesAndMemory(LineRow r) {
    LineFacts f = r.line().facts();
    List<Remembered> memory = Memory.of(before(r), f.direction());
    AllocationBook book =
        new AllocationBook(
            rules.stream()
                .filter(rule -> !LocalDate.ofInstant(rule.at(), ZoneOffset.UTC).isAfter(f.day()))
                .map(Rule::rule)
                .toList(),
            memory);
    Allocation allocation = new Allocation(book, List.of());
    Optional<Allocation.Choice> choice = allocation.of(f, r.document(), r.line().line());
    Optional<Remembered> seldom = allocation.memory(f);
    List<String> accounts = new ArrayList<>();
    choice.flatMap(c -> c.outcome().account()).ifPresent(accounts::add);
    seldom.flatMap(m -> m.outcome().account()).ifPresent(accounts::add);
    int confidence = choice.isPresent() ? SURE : seldom.map(Remembered::times).orElse(0);
    if (accounts.isEmpty()) {
      return Answer.NONE;
    }
    accounts.addAll(byPartner(r).accounts());
    return new Answer(accounts.stream().distinct().toList(), confidence);
  }

  private Answer byPartner(LineRow r) {
    List<LineRow> before = before(r);
    List<String> accounts = new ArrayList<>();
    for (int i = before.size() - 1; i >= 0; i--) {
      accounts.add(account(before.get(i)));
    }
    return accounts.isEmpty() ? Answer.NONE : new Answer(accounts.stream().distinct().toList(), 0);
  }

  private Answer byMajority(LineRow r) {
    String direction = r.line().facts().direction().name();
    List<String> accounts =
        byAccount.entrySet().stream()
            .filter(e -> e.getKey().startsWith(direction))
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry::getKey))
            .map(e -> e.getKey().substring(direction.length()))
            .collect(Collectors.toList());
    return accounts.isEmpty() ? Answer.NONE : new Answer(accounts, 0);
  }

  private static Score score(String name, List<Trial> trials) {
    List<Trial> answered =
        trials.stream()
            .filter(t -> !t.answer().accounts().isEmpty())
            .sorted(Comparator.comparing((Trial t) -> t.answer().confidence()).reversed())
            .toList();
    int right = 0;
    int sure = 0;
    for (int i = 0; i < answered.size(); i++) {
      right += answered.get(i).hit() ? 1 : 0;
      boolean end =
          i + 1 == answered.size()
              || answered.get(i + 1).answer().confidence() < answered.get(i).answer().confidence();
      if (end && right * 100L >= (i + 1) * 95L) {
        sure = i + 1;
      }
    }
    return new Score(
        name,
        answered.size(),
        right,
        (int) answered.stream().filter(Trial::amongThree).count(),
        sure);
  }
}
