package org.partida.documents.send;

import java.util.List;
import java.util.Optional;
import org.partida.spi.network.Submitter;

/** The networks that take documents now. Immutable. */
record Submitters(List<Submitter> all) {
  Submitters {
    all = List.copyOf(all);
  }

  Optional<Submitter> find(String network) {
    return all.stream().filter(s -> s.network().equals(network)).findFirst();
  }
}
