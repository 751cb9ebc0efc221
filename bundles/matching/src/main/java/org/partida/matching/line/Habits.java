package org.partida.matching.line;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.partida.api.match.LineRules.Habit;
import org.partida.base.port.LineRuleStore.Decided;
import org.partida.model.statement.StatementLine;

/** What was decided before for the same words or IBAN; the last decision counts. Immutable. */
final class Habits {
  private final Map<String, Habit> byKey;

  private Habits(Map<String, Habit> byKey) {
    this.byKey = byKey;
  }

  /** From decisions by key, oldest first. */
  static Habits of(List<Decided> decisions) {
    Map<String, List<Decided>> keys =
        decisions.stream()
            .collect(Collectors.groupingBy(Decided::key, LinkedHashMap::new, Collectors.toList()));
    Map<String, Habit> all = new LinkedHashMap<>();
    keys.forEach(
        (key, list) -> {
          Decided last = list.get(list.size() - 1);
          int same = (int) list.stream().filter(d -> d.account().equals(last.account())).count();
          all.put(key, new Habit(key, last.account(), same, list.size() - same, last.day()));
        });
    return new Habits(all);
  }

  /** Keys of which something else was decided there. */
  Set<String> otherThan(Habits other) {
    Set<String> keys = new HashSet<>(byKey.keySet());
    keys.addAll(other.byKey.keySet());
    keys.removeIf(k -> Objects.equals(byKey.get(k), other.byKey.get(k)));
    return keys;
  }

  List<Habit> all() {
    return List.copyOf(byKey.values());
  }

  Optional<Habit> of(StatementLine line) {
    return LineWords.of(line).habit(line).map(byKey::get);
  }
}
