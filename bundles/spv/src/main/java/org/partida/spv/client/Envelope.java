package org.partida.spv.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.partida.model.TaxIds;

/** What stands around the items of a list. Stateless. */
public final class Envelope {
  private Envelope() {}

  /**
   * The envelope names all that the certificate covers, the holder's own code among them; that one
   * is personal and leaves here masked.
   */
  public static List<String> covered(JsonNode envelope) {
    return AnafJson.text(envelope, "cui").stream()
        .flatMap(all -> Stream.of(all.split("[,;\\s]+")))
        .filter(code -> code.matches("\\d{2,13}") && !TaxIds.isNoneGiven(code))
        .map(TaxIds::shown)
        .distinct()
        .toList();
  }
}
