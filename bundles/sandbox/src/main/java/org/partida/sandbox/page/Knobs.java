package org.partida.sandbox.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.wire.Endpoint;
import org.partida.sandbox.wire.Fault;
import org.partida.sandbox.wire.FaultRule;
import org.partida.sandbox.wire.Html;

/** What can be turned: settings, faults, counters. */
final class Knobs {
  private final Sandbox sandbox;
  private final Forms forms;

  Knobs(Sandbox sandbox, Forms forms) {
    this.sandbox = sandbox;
    this.forms = forms;
  }

  String settings() {
    Table table = new Table("setting", "value", "meaning");
    for (SandboxSettings.Knob knob : SandboxSettings.knobs()) {
      String value = sandbox.settings().text(knob.name());
      String field =
          knob.choices().isEmpty()
              ? Forms.input("w", value, knob.name(), 18)
              : Forms.select("w", knob.name(), knob.choices(), value);
      String body =
          Html.hidden("w", "set") + Html.hidden("w", knob.name()) + field + " <button>set</button>";
      String changed = value.equals(knob.initial()) ? "" : " (default " + knob.initial() + ")";
      table
          .row()
          .code(knob.name())
          .html(forms.form("settings", body))
          .text(knob.meaning() + changed);
    }
    return SandboxPage.section("settings") + table.or("");
  }

  String faults() {
    Table table = new Table("fault", "where", "key", "strikes", "value", "");
    for (FaultRule rule : sandbox.wire().faults().armed()) {
      table
          .row()
          .text(rule.fault().name())
          .text(rule.endpoint().map(Endpoint::name).orElse("wherever it can"))
          .text(rule.key().orElse(""))
          .text(
              (rule.remaining() < 0 ? "for ever" : rule.remaining() + " times")
                  + (rule.permille() < 1000 ? ", " + rule.permille() + " of 1000" : ""))
          .text(rule.value().map(v -> Long.toString(v)).orElse(""))
          .html(forms.button("clear", "faults", "fault-clear", rule.fault().name()));
    }
    return SandboxPage.section("faults")
        + table.or("No fault is armed.")
        + "<fieldset>"
        + forms.form("faults", arming())
        + " "
        + forms.button("clear all", "faults", "fault-clear")
        + "</fieldset>";
  }

  private static String arming() {
    List<String> names =
        Arrays.stream(Fault.values()).map(f -> f.name().toLowerCase(Locale.ROOT)).toList();
    List<String> places = new ArrayList<>(List.of(""));
    Arrays.stream(Endpoint.values()).map(Endpoint::name).forEach(places::add);
    return Html.hidden("w", "fault")
        + Forms.select("w", "fault", names, "")
        + " "
        + Forms.input("--count", "1", "how often", 4)
        + " "
        + Forms.select("--endpoint", "where", places, "")
        + " "
        + Forms.input("--key", "", "only for this id, index or code", 20)
        + " "
        + Forms.input("--value", "", "value", 6)
        + " <button>arm</button>";
  }

  String counters() {
    return SandboxPage.section("counters")
        + "<h3>Refused because of a limit</h3>"
        + numbers(sandbox.wire().quotas().refused(), "No limit was broken.")
        + "<h3>Calls</h3>"
        + numbers(sandbox.wire().log().counts(), "Nobody has called yet.")
        + "<h3>Counted per day</h3>"
        + numbers(sandbox.wire().quotas().counters(), "Nothing was counted.")
        + "<p>"
        + forms.button("forget all counts", "counters", "counters-reset")
        + "</p>";
  }

  private static String numbers(Map<String, Long> numbers, String nothing) {
    Table table = new Table("what", "how often");
    numbers.entrySet().stream()
        .limit(200)
        .forEach(e -> table.row().code(e.getKey()).number(e.getValue()));
    return table.or(nothing);
  }
}
