package org.partida.camel.runtime.context;

import java.util.Map;
import java.util.Set;
import org.apache.camel.RoutesBuilder;

/** Routes that a bundle brings for a context. Thread-safe. */
public interface RoutesSource {
  /** Tells it apart; the same routes after an update have another id. */
  long id();

  /** Name of the context they belong to. */
  String context();

  /** Camel components that must be there first. */
  Set<String> components();

  /** Values of placeholders, where the configuration gives none. */
  Map<String, String> defaults();

  /** A fresh builder: one builder serves one context once. */
  RoutesBuilder open();

  /** Gives a builder back. */
  void close(RoutesBuilder builder);
}
