package org.partida.ubl;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Optional pieces of text: missing, empty and blank are one and the same. */
final class Texts {
  private Texts() {}

  static Optional<String> text(String s) {
    if (s == null) {
      return Optional.empty();
    }
    String t = s.strip();
    return t.isEmpty() ? Optional.empty() : Optional.of(t);
  }

  static Optional<String> id(IdNode node) {
    return node == null ? Optional.empty() : text(node.id);
  }

  /**
   * The non-blank texts, joined by line breaks; an element that EN 16931 allows once may be
   * repeated in UBL.
   */
  static Optional<String> joined(List<String> parts) {
    return parts.isEmpty()
        ? Optional.empty()
        : text(list(parts).stream().collect(Collectors.joining("\n")));
  }

  static List<String> list(List<String> parts) {
    return parts.stream().map(Texts::text).flatMap(Optional::stream).toList();
  }
}
