package org.partida.camel.runtime.component;

import java.util.Map;

/**
 * What an address of the component means. Immutable.
 *
 * @param verb inbox, action or tick
 * @param name what of it
 * @param company option of the address; empty if not given
 * @param timeoutSeconds how long an action is waited for
 * @param parameters of the action
 */
record PartidaTarget(
    String verb, String name, String company, long timeoutSeconds, Map<String, String> parameters) {
  PartidaTarget {
    parameters = Map.copyOf(parameters);
  }
}
