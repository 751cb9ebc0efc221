package org.partida.spi.host;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.model.Page;
import org.partida.model.match.ItemSide;

/** Open receivables and payables. */
@ConsumerType
public interface OpenItems {
  Page<HostOpenItem> query(Optional<ItemSide> side, Optional<String> after, int limit)
      throws HostException;

  /** Reads items again before settling; answers only those that are still open. */
  List<HostOpenItem> reload(Collection<HostRef> refs) throws HostException;
}
