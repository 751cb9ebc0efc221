package org.partida.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.generate.StatementFile;
import org.partida.sandbox.wire.Json;
import org.partida.sandbox.wire.WireRequest;

/** Turns control requests into the words of a command. */
final class ControlWords {
  /** What a GET may do: nothing that changes anything. */
  private static final Set<String> READING =
      Set.of(
          "status",
          "faults",
          "counters",
          "calls",
          "apps",
          "certificates",
          "mailboxes",
          "messages",
          "settings",
          "truth",
          "statements",
          "rates");

  private ControlWords() {}

  static Optional<List<String>> of(WireRequest request) {
    String command = request.path().replaceAll("^/|/$", "");
    List<String> words = new ArrayList<>();
    words.add(command.isEmpty() ? "status" : command);
    if ("GET".equals(request.method())) {
      request.query().forEach((name, value) -> words.addAll(List.of("--" + name, value)));
      boolean reads = READING.contains(words.get(0)) && !request.query().containsKey("out");
      return reads ? Optional.of(words) : Optional.empty();
    }
    // a page in a browser cannot send this content type across origins without asking
    boolean json = request.header("content-type").orElse("").startsWith("application/json");
    return "POST".equals(request.method()) && json
        ? posted(words, request.text())
        : Optional.empty();
  }

  private static Optional<List<String>> posted(List<String> words, String body) {
    if (body.isBlank()) {
      return Optional.of(words);
    }
    try {
      JsonNode node = Json.read(body);
      if (!node.isArray()) {
        return Optional.empty();
      }
      node.forEach(word -> words.add(word.asText()));
      return Optional.of(words);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A bank file by {@code SEED/CIF/NAME}. */
  static Optional<Payload> file(Sandbox sandbox, String path) {
    String[] parts = path.split("/", -1);
    if (parts.length != 3 || !parts[0].matches("-?[0-9]{1,18}")) {
      return Optional.empty();
    }
    return sandbox.seeder().month(Env.PROD, Long.parseLong(parts[0])).stream()
        .flatMap(month -> month.companies().stream())
        .filter(c -> c.company().code().equals(parts[1]))
        .flatMap(c -> c.statements().stream())
        .filter(f -> f.name().equals(parts[2]))
        .map(StatementFile::content)
        .findFirst();
  }
}
