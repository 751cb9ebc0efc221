package org.partida.spi.network;

import java.util.List;
import java.util.Optional;

/**
 * What an authority says of a document that it was only asked about. Immutable.
 *
 * @param errors the authority's texts, in order; empty if it finds the document good
 * @param trace what its support asks for
 */
public record RemoteVerdict(List<String> errors, Optional<String> trace) {
  public RemoteVerdict {
    errors = List.copyOf(errors);
  }
}
