package org.partida.statements.camt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A small part of the XML, such as one entry, by local names. Built by one thread, then only read.
 */
final class Node {
  private final String name;
  private final int line;
  private final Optional<String> currency;
  private List<Node> children = List.of();
  private String text = "";

  Node(String name, int line, Optional<String> currency) {
    this.name = name;
    this.line = line;
    this.currency = currency;
  }

  String name() {
    return name;
  }

  int line() {
    return line;
  }

  /** The attribute Ccy. */
  Optional<String> currency() {
    return currency;
  }

  String text() {
    return text;
  }

  void text(String value) {
    text = value;
  }

  void add(Node child) {
    if (children.isEmpty()) {
      children = new ArrayList<>(4);
    }
    children.add(child);
  }

  /** The first node at the path. */
  Optional<Node> first(String... path) {
    return find(0, path);
  }

  /** The text of the first node at the path that has any. */
  Optional<String> value(String... path) {
    return Optional.ofNullable(value(0, path));
  }

  /** The text; null if there is none. */
  private String value(int depth, String[] path) {
    for (Node child : children) {
      if (child.name.equals(path[depth])) {
        String found =
            depth + 1 < path.length
                ? child.value(depth + 1, path)
                : child.text.isEmpty() ? null : child.text;
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** All nodes at the path, in the order of the file. */
  List<Node> all(String... path) {
    List<Node> found = new ArrayList<>();
    each(0, path, found::add);
    return found;
  }

  private Optional<Node> find(int depth, String... path) {
    for (Node child : children) {
      if (child.name.equals(path[depth])) {
        Optional<Node> found =
            depth + 1 == path.length ? Optional.of(child) : child.find(depth + 1, path);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private void each(int depth, String[] path, Consumer<Node> found) {
    for (Node child : children) {
      if (child.name.equals(path[depth])) {
        if (depth + 1 == path.length) {
          found.accept(child);
        } else {
          child.each(depth + 1, path, found);
        }
      }
    }
  }
}
