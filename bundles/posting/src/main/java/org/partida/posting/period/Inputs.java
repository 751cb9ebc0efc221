package org.partida.posting.period;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.partida.base.json.Json;
import org.partida.base.port.TrailStore;
import org.partida.model.ExternalId;
import org.partida.model.Sha256;

/** What rules were given, as it is kept. Stateless. */
public final class Inputs {
  private Inputs() {}

  /**
   * A kind of input and its content. Immutable.
   *
   * @param kind tells the form of the content
   * @param content JSON
   */
  public record Kept(String kind, String content) {}

  /** The input of a voucher, to be kept. */
  public static TrailStore.Input of(ExternalId voucher, String kind, Object request, Instant at) {
    String content = Json.write(new Kept(kind, Json.write(request)));
    return new TrailStore.Input(
        voucher, Sha256.of(content.getBytes(StandardCharsets.UTF_8)), content, at);
  }

  /** The kind and content of what was kept. */
  public static Kept read(TrailStore.Input input) {
    return Json.read(input.content(), Kept.class);
  }
}
