package org.partida.api.source;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.partida.model.CompanyId;

/**
 * A company's connection with a source. Immutable; secrets are never in it.
 *
 * @param id stable id
 * @param company whose documents it brings
 * @param connector kind of program, such as {@code file}
 * @param name for people
 * @param settings plain settings
 * @param account fiscal code of the connected account, if the source told it
 * @param verified what is pulled waits for a person; false = it becomes documents at once
 * @param connected false = a person ended it; its secrets are forgotten
 * @param madeAt when it was connected last
 * @param madeBy by whom
 */
public record SourceConnection(
    String id,
    CompanyId company,
    String connector,
    String name,
    Map<String, String> settings,
    Optional<String> account,
    boolean verified,
    boolean connected,
    Instant madeAt,
    String madeBy) {
  public SourceConnection {
    settings = Map.copyOf(settings);
  }
}
