package org.partida.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * An armed fault.
 *
 * @param endpoint only there, or wherever the fault can strike
 * @param key only for this id, index or CIF
 * @param remaining how often it still strikes; negative = for ever
 * @param permille how likely it strikes at each chance; 1000 = always
 * @param seed of the dice, so that a run can be repeated
 * @param drawn how often the dice were thrown
 * @param value seconds or megabytes, where the fault has such a thing
 */
public record FaultRule(
    Fault fault,
    Optional<Endpoint> endpoint,
    Optional<String> key,
    int remaining,
    int permille,
    long seed,
    int drawn,
    Optional<Long> value) {

  /** Strikes the next {@code times} times. */
  public static FaultRule times(Fault fault, int times) {
    return new FaultRule(
        fault, Optional.empty(), Optional.empty(), times, 1000, 0, 0, Optional.empty());
  }

  /** The same rule at one endpoint only. */
  public FaultRule at(Endpoint only) {
    return new FaultRule(fault, Optional.of(only), key, remaining, permille, seed, drawn, value);
  }

  /** The same rule for one id, index or CIF only. */
  public FaultRule forKey(String only) {
    return new FaultRule(
        fault, endpoint, Optional.of(only), remaining, permille, seed, drawn, value);
  }

  /** The same rule with a value. */
  public FaultRule with(long newValue) {
    return new FaultRule(
        fault, endpoint, key, remaining, permille, seed, drawn, Optional.of(newValue));
  }

  /** The same rule by chance. */
  public FaultRule byChance(int newPermille, long newSeed) {
    return new FaultRule(fault, endpoint, key, remaining, newPermille, newSeed, drawn, value);
  }

  boolean concerns(Endpoint where, String what) {
    return fault.endpoints().contains(where)
        && endpoint.map(where::equals).orElse(true)
        && key.map(what::equals).orElse(true);
  }

  boolean hits() {
    return permille >= 1000 || new SplittableRandom(seed * 31 + drawn).nextInt(1000) < permille;
  }

  FaultRule afterDraw(boolean hit) {
    int left = hit && remaining > 0 ? remaining - 1 : remaining;
    return new FaultRule(fault, endpoint, key, left, permille, seed, drawn + 1, value);
  }

  /** As JSON-ready map. */
  public Map<String, Object> view() {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("fault", fault.name());
    endpoint.ifPresent(e -> view.put("endpoint", e.name()));
    key.ifPresent(k -> view.put("key", k));
    view.put("remaining", remaining);
    view.put("permille", permille);
    view.put("seed", seed);
    view.put("drawn", drawn);
    value.ifPresent(v -> view.put("value", v));
    return view;
  }

  static FaultRule read(JsonNode node) {
    return new FaultRule(
        Fault.valueOf(node.path("fault").asText()),
        Optional.ofNullable(node.get("endpoint")).map(n -> Endpoint.valueOf(n.asText())),
        Optional.ofNullable(node.get("key")).map(JsonNode::asText),
        node.path("remaining").asInt(),
        node.path("permille").asInt(),
        node.path("seed").asLong(),
        node.path("drawn").asInt(),
        Optional.ofNullable(node.get("value")).map(JsonNode::asLong));
  }
}
