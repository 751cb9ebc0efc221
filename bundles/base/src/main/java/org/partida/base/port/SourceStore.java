package org.partida.base.port;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.source.Pulled;
import org.partida.api.source.PulledState;
import org.partida.api.source.SourceWindow;
import org.partida.api.source.Sources.PulledFilter;
import org.partida.model.Page;
import org.partida.spi.source.SourceType;

/**
 * Connections with sources, how far they were pulled, and what came. Natural key of what came:
 * (connection, type, the source's id).
 */
@ProviderType
public interface SourceStore {
  /** Adds the connection or puts it in place of the one with its id. */
  void putSource(SourceRow row);

  Optional<SourceRow> source(String id);

  /** All, by id. */
  List<SourceRow> sources();

  /** Writes how far a seat and type was pulled; one row for each. */
  void putWindow(SourceWindow window);

  /** The windows of a connection, by seat and type. */
  List<SourceWindow> windows(String connection);

  /** Adds what came, or puts it in place of what has its natural key. */
  void putPulled(Pulled pulled);

  Optional<Pulled> pulled(String connection, SourceType type, String sourceId);

  Optional<Pulled> pulled(String id);

  /** The premises that a document was pulled from; the last ones if there are several. */
  Optional<String> seatOf(String document);

  /** Newest first. */
  Page<Pulled> list(PulledFilter filter, int limit, Optional<String> after);

  /** How many a connection has in each state. */
  Map<PulledState, Long> counts(String connection);
}
