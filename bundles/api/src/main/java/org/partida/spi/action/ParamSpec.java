package org.partida.spi.action;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A parameter of an action. Immutable.
 *
 * @param name key in {@link ActionContext#parameters}
 * @param labels by language
 * @param type how it is entered
 * @param required must be given
 * @param defaultValue proposed value
 * @param choices for {@code CHOICE}
 */
public record ParamSpec(
    String name,
    Map<Locale, String> labels,
    Type type,
    boolean required,
    Optional<String> defaultValue,
    List<String> choices) {
  /** How a value is entered. */
  public enum Type {
    TEXT,
    INTEGER,
    DECIMAL,
    DATE,
    BOOLEAN,
    CHOICE,
    FILE
  }

  public ParamSpec {
    labels = Map.copyOf(labels);
    choices = List.copyOf(choices);
  }
}
