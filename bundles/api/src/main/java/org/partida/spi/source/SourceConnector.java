package org.partida.spi.source;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Connects with one kind of program. Registered as an OSGi service; stateless or thread-safe.
 *
 * <pre>{@code
 * try (SourceSession s = connector.open(Map.of("folder", "alfa"))) {
 *   s.pull(new SourceQuery("main", SourceType.RECEPTIONS, from, to, 100), Optional.empty());
 * }
 * }</pre>
 */
@ConsumerType
public interface SourceConnector {
  /** Short stable name, such as {@code file}. */
  String id();

  /** What {@link #open} must be told. */
  List<SourceSetting> settings();

  /**
   * Opens a session, and fails here if settings or secrets are not taken.
   *
   * @param settings plain and secret ones by name; never kept, never logged
   */
  SourceSession open(Map<String, String> settings) throws SourceException;

  /** Whether what it has is pulled by itself, once a day, without a person. */
  default boolean daily() {
    return false;
  }
}
