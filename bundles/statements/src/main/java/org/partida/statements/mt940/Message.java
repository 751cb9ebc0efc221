package org.partida.statements.mt940;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The head of what stands between two {@code :20:}: the bank's BIC if SWIFT blocks stand around it,
 * and the first field of each tag that tells account or currency, wherever it stands. Built by one
 * thread, then only read.
 */
record Message(Optional<String> bic, Map<String, Field> fields) {
  private static final Set<String> TELLING =
      Set.of("20", "25", "25P", "34F", "60F", "60M", "62F", "62M", "90C", "90D");

  Message(Optional<String> bic) {
    this(bic, new LinkedHashMap<>());
  }

  void note(Field field) {
    if (TELLING.contains(field.tag())) {
      fields.putIfAbsent(field.tag(), field);
    }
  }

  Optional<Field> first(String tag) {
    return Optional.ofNullable(fields.get(tag));
  }

  /** Where it begins. */
  int line() {
    return first("20").orElseThrow().line();
  }
}
