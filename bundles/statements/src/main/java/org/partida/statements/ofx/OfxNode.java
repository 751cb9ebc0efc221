package org.partida.statements.ofx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An element of an OFX file. Built by one thread, then only read. */
final class OfxNode {
  private final String name;
  private final int line;
  private final StringBuilder text = new StringBuilder();
  private final List<OfxNode> children = new ArrayList<>(4);
  private Optional<OfxEntry> entry = Optional.empty();

  OfxNode(String name, int line) {
    this.name = name;
    this.line = line;
  }

  String name() {
    return name;
  }

  int line() {
    return line;
  }

  void say(String more) {
    text.append(more);
  }

  boolean hasText() {
    return text.length() > 0;
  }

  void add(OfxNode child) {
    children.add(child);
  }

  /**
   * An element that was never closed and has no text is an empty one: what follows is not in it.
   */
  void giveChildrenTo(OfxNode parent) {
    parent.children.addAll(children);
    children.clear();
  }

  /** Keeps the movement and lets go of its elements, of which a long file has millions. */
  void becomes(OfxEntry movement) {
    entry = Optional.of(movement);
    children.clear();
  }

  /** The text of the first element at the path that has any. */
  Optional<String> value(String... path) {
    return value(0, path);
  }

  private Optional<String> value(int depth, String... path) {
    for (OfxNode child : children) {
      if (child.name.equals(path[depth])) {
        Optional<String> found =
            depth + 1 == path.length
                ? Optional.of(child.text.toString().strip()).filter(t -> !t.isEmpty())
                : child.value(depth + 1, path);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** The nearest elements of any of the names, in the order of the file. */
  List<OfxNode> below(List<String> names) {
    List<OfxNode> found = new ArrayList<>();
    for (OfxNode child : children) {
      if (names.contains(child.name)) {
        found.add(child);
      } else {
        found.addAll(child.below(names));
      }
    }
    return found;
  }

  List<OfxNode> children() {
    return List.copyOf(children);
  }

  /** The movements in it, in the order of the file. */
  List<OfxEntry> entries() {
    List<OfxEntry> found = new ArrayList<>();
    collect(found);
    return found;
  }

  private void collect(List<OfxEntry> found) {
    entry.ifPresent(found::add);
    children.forEach(c -> c.collect(found));
  }
}
