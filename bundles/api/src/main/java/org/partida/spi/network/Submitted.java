package org.partida.spi.network;

import java.util.List;

/** What an authority said at once of a document that was sent to it. */
public sealed interface Submitted {
  /**
   * Taken; it is looked at later.
   *
   * @param index the authority's index
   */
  record Taken(String index) implements Submitted {}

  /**
   * Refused at once: nothing was filed.
   *
   * @param errors all texts, in order
   */
  record Refused(List<String> errors) implements Submitted {
    public Refused {
      errors = List.copyOf(errors);
    }
  }
}
