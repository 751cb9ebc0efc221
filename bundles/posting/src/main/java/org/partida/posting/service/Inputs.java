package org.partida.posting.service;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.partida.base.json.Json;
import org.partida.base.port.TrailStore;
import org.partida.base.port.Tx;
import org.partida.model.ExternalId;
import org.partida.model.Sha256;
import org.partida.model.voucher.Voucher;
import org.partida.spi.posting.PeriodRules;

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

  /** The same but for the id, which is another one after an undo. */
  static boolean same(Voucher some, Voucher other) {
    return some.lines().equals(other.lines())
        && some.date().equals(other.date())
        && some.journal() == other.journal();
  }

  /** A voucher that goes into another period keeps the input it had, with how it got there. */
  public static void moved(
      Tx tx, ExternalId from, ExternalId to, PeriodRules.LateOrder order, Instant at) {
    tx.trail()
        .input(from)
        .map(Inputs::read)
        .filter(k -> k.kind().equals(DocumentInput.KIND))
        .map(k -> Json.read(k.content(), DocumentInput.class))
        .ifPresent(d -> tx.trail().putInput(of(to, DocumentInput.KIND, d.in(order), at)));
  }
}
