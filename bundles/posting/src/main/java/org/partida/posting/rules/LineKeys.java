package org.partida.posting.rules;

import java.time.LocalDate;
import org.partida.model.document.Direction;
import org.partida.model.invoice.Classification;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.Item;
import org.partida.model.invoice.Party;
import org.partida.model.paper.BusinessPaper;
import org.partida.spi.posting.LineFacts;

/** What of a document decides where its lines go. Stateless. */
public final class LineKeys {
  /** Longest name of a partner without a code. */
  private static final int NAME = 100;

  private LineKeys() {}

  /** The other side of an invoice, as allocation names it. */
  public static String partner(Invoice i, Direction direction) {
    return partner(direction == Direction.ISSUED ? i.parties().buyer() : i.parties().seller());
  }

  /** A party, as allocation names it. */
  public static String partner(Party p) {
    return p.taxId().map(LineKeys::code).orElseGet(() -> name(p.name()));
  }

  /** The other side of another paper; empty if it has none. */
  public static String partner(BusinessPaper p) {
    return p.partner()
        .map(r -> r.taxId().map(LineKeys::code).orElseGet(() -> name(r.name())))
        .orElse("");
  }

  /** A partner without a code. */
  public static String name(String name) {
    String folded = Text.fold(name);
    return folded.length() <= NAME ? folded : folded.substring(0, NAME);
  }

  /** A fiscal code without blanks and country. */
  public static String code(String code) {
    return Text.code(code).replaceFirst("^[A-Z]{2}(?=\\d)", "");
  }

  /** What the item of a line says. */
  public static LineFacts of(Item item, Direction direction, String partner, LocalDate day) {
    return new LineFacts(
        direction,
        partner,
        day,
        item.name(),
        item.sellerItemId(),
        item.buyerItemId(),
        item.standardId(),
        item.classifications().stream().map(Classification::code).toList());
  }
}
