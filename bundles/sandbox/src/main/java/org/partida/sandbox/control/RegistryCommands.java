package org.partida.sandbox.control;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.SandboxClock;
import org.partida.sandbox.registry.Taxpayer;
import org.partida.sandbox.registry.Taxpayers;

/** What the public registers say of a company. */
final class RegistryCommands {
  private static final List<String> FACTS =
      List.of(
          "vat",
          "no-vat",
          "vat-on-cash",
          "no-vat-on-cash",
          "inactive",
          "active",
          "split",
          "no-split",
          "registered",
          "not-registered",
          "deregistered");

  private final Sandbox sandbox;

  RegistryCommands(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  void into(Map<String, Function<Arguments, Map<String, Object>>> commands) {
    commands.put("vat-fact", this::fact);
    commands.put("vat-show", this::show);
    commands.put("spv-document", this::document);
  }

  private Map<String, Object> fact(Arguments a) {
    String cui = a.word(0, "fiscal code").replaceFirst("(?i)^RO", "");
    Taxpayers taxpayers = sandbox.taxpayers();
    if (a.on("forget")) {
      taxpayers.forget(cui);
    } else if (a.on("absent")) {
      taxpayers.absent(cui);
    } else {
      LocalDate day =
          a.date("from", LocalDate.ofInstant(sandbox.clock().instant(), SandboxClock.ROMANIA));
      Taxpayer payer = taxpayers.orNew(cui);
      for (String fact : FACTS) {
        payer = a.on(fact) ? payer.changed(fact, day) : payer;
      }
      taxpayers.put(a.option("name").map(payer::named).orElse(payer));
    }
    return shown(cui);
  }

  private Map<String, Object> show(Arguments a) {
    return shown(a.word(0, "fiscal code").replaceFirst("(?i)^RO", ""));
  }

  private Map<String, Object> document(Arguments a) {
    String id =
        sandbox
            .wire()
            .addDocument(
                a.word(0, "fiscal code"),
                sandbox.clock().instant(),
                a.option("kind").orElse("RECIPISA"),
                a.option("details").orElse("recipisa pentru CIF " + a.word(0, "fiscal code")));
    return Map.of("id", id);
  }

  private Map<String, Object> shown(String cui) {
    return sandbox
        .taxpayers()
        .find(cui)
        .map(payer -> Map.<String, Object>of("taxpayer", payer.view()))
        .orElseGet(() -> Map.of("taxpayer", "not in the registers", "cui", cui));
  }
}
