package org.partida.shell.demo;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.partida.base.json.Json;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Talks to the sandbox: words in, a JSON object out. Immutable. */
final class SandboxControl {
  private final Function<String[], String> control;

  SandboxControl(Function<String[], String> control) {
    this.control = control;
  }

  /** Runs a command of the sandbox; its complaint becomes a failure. */
  Map<String, Object> run(String... words) {
    Map<String, Object> answer = Json.readMap(control.apply(words), Object.class);
    if (answer.containsKey("error")) {
      throw new PartidaException(
          new Problem(
              "sandbox",
              String.valueOf(answer.get("error")),
              String.join(" ", words),
              "sandbox status shows what is there"));
    }
    return answer;
  }

  /** A list of objects inside an answer. */
  @SuppressWarnings("unchecked") // JSON: the sandbox's own answers
  static List<Map<String, Object>> objects(Map<String, Object> answer, String key) {
    return (List<Map<String, Object>>) answer.getOrDefault(key, List.of());
  }

  static String text(Map<String, Object> object, String key) {
    return String.valueOf(object.get(key));
  }
}
