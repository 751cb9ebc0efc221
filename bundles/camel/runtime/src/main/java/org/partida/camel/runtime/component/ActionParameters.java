package org.partida.camel.runtime.component;

import java.util.LinkedHashMap;
import java.util.Map;

/** Options {@code param.*} of an address as an action's parameters. */
final class ActionParameters {
  private ActionParameters() {}

  static Map<String, String> of(Map<String, Object> options) {
    Map<String, String> out = new LinkedHashMap<>();
    options.forEach((k, v) -> out.put(k, String.valueOf(v)));
    return out;
  }
}
