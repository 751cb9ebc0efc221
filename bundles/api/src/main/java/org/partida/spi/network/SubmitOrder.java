package org.partida.spi.network;

import java.nio.file.Path;
import java.util.Set;

/**
 * What is to be sent. Immutable.
 *
 * @param file the bytes, sent as they are
 * @param standard the authority's word for the kind, as {@link Submitter#standard} said
 * @param flags how
 */
public record SubmitOrder(Path file, String standard, Set<SubmitFlag> flags) {
  public SubmitOrder {
    flags = Set.copyOf(flags);
  }
}
