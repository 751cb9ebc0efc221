package org.partida.spi.source;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A part of what was asked for. Immutable.
 *
 * @param items in the source's order, which the cursor follows
 * @param next where the next part starts; empty at the end. It stays good for days: a sync that was
 *     broken off goes on there
 * @param total how many there are in all, if the source tells
 */
public record SourcePage(List<SourceItem> items, Optional<String> next, OptionalLong total) {
  public SourcePage {
    items = List.copyOf(items);
  }
}
