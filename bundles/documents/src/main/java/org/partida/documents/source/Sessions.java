package org.partida.documents.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.base.json.Json;
import org.partida.base.port.SourceRow;
import org.partida.base.secret.Secrets;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.TaxIds;
import org.partida.spi.source.SourceConnector;
import org.partida.spi.source.SourceException;
import org.partida.spi.source.SourceSession;
import org.partida.spi.source.SourceSetting;

/** Opens sessions, with secrets sealed at rest. Thread-safe. */
final class Sessions {
  private final Secrets secrets;
  private final Map<String, SourceConnector> connectors = new TreeMap<>();

  Sessions(Secrets secrets, List<SourceConnector> connectors) {
    this.secrets = secrets;
    connectors.forEach(c -> this.connectors.putIfAbsent(c.id(), c));
  }

  Map<String, List<SourceSetting>> known() {
    Map<String, List<SourceSetting>> all = new TreeMap<>();
    connectors.forEach((id, c) -> all.put(id, List.copyOf(c.settings())));
    return all;
  }

  boolean has(String connector) {
    return connectors.containsKey(connector);
  }

  /** Whether it is pulled by itself. */
  boolean daily(String connector) {
    return has(connector) && connectors.get(connector).daily();
  }

  private SourceConnector connector(String id) {
    return Optional.ofNullable(connectors.get(id)).orElseThrow(() -> SourceProblems.missing(id));
  }

  /** Settings in two parts. */
  record Parts(Map<String, String> plain, Optional<String> sealed) {}

  /** Checks what was given and seals what is secret. */
  Parts parts(String connector, Map<String, String> given) {
    Map<String, String> plain = new TreeMap<>();
    Map<String, String> hidden = new TreeMap<>();
    List<SourceSetting> known = connector(connector).settings();
    for (String name : given.keySet()) {
      if (known.stream().noneMatch(s -> s.name().equals(name))) {
        throw SourceProblems.refused(
            "source.setting",
            "\"" + connector + "\" has no setting \"" + name + "\"",
            name,
            "its settings are " + known.stream().map(SourceSetting::name).toList());
      }
    }
    for (SourceSetting s : known) {
      String value = given.getOrDefault(s.name(), "").strip();
      if (value.isEmpty() && s.required()) {
        throw SourceProblems.refused(
            "source.setting",
            "the setting \"" + s.name() + "\" is missing",
            s.name(),
            "give it: " + s.help());
      }
      if (!value.isEmpty()) {
        (s.secret() ? hidden : plain).put(s.name(), value);
      }
    }
    return new Parts(
        plain, hidden.isEmpty() ? Optional.empty() : Optional.of(secrets.seal(Json.write(hidden))));
  }

  SourceSession open(String connector, Parts parts) throws SourceException {
    Map<String, String> all = new HashMap<>(parts.plain());
    parts.sealed().ifPresent(s -> all.putAll(Json.readMap(secrets.open(s), String.class)));
    return connector(connector).open(all);
  }

  /** Opens what is connected. */
  SourceSession open(SourceRow row) throws SourceException {
    if (!row.connection().connected()) {
      throw SourceProblems.disconnected(row.connection().id());
    }
    return open(
        row.connection().connector(), new Parts(row.connection().settings(), row.secrets()));
  }

  /** Refuses the account of another company. */
  static void checkAccount(CompanyId company, Optional<String> account) {
    boolean same =
        account
            .map(a -> TaxIds.bare(company.country(), a).equals(company.fiscalCode()))
            .orElse(true);
    if (!same) {
      throw SourceProblems.refused(
          "source.taxId",
          "the connected account is of "
              + TaxIds.shown(account.orElse(""))
              + ", not of "
              + TaxIds.shown(company),
          company.value(),
          "check the settings; if it is right so, connect with --anyway");
    }
  }

  /** What a source says went wrong. */
  static PartidaException failed(SourceException e) {
    return new PartidaException(e.problem(), e);
  }
}
