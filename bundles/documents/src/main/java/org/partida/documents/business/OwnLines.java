package org.partida.documents.business;

import java.util.Currency;
import java.util.Optional;
import org.partida.model.match.ItemSide;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.PaperLine;

/** What lines say on some kinds of papers only. Stateless. */
final class OwnLines {
  private static final String ASSET = "FIXED_ASSET";

  private OwnLines() {}

  /** The line of a paper, by its number in it. */
  static PaperLine of(Fields f, PaperKind kind, Currency currency, int number) {
    PaperLine plain = PaperMaker.line(f, String.valueOf(number), currency);
    PaperLine line = plain.with(f.money("depreciation", currency), settles(f));
    return kind == PaperKind.ASSET_DISPOSAL ? asset(line, f) : line;
  }

  /** An asset needs its account alone. */
  private static PaperLine asset(PaperLine l, Fields f) {
    Optional<PaperLine.Hint> hint =
        l.hint().or(() -> f.text("account").map(a -> new PaperLine.Hint(ASSET, Optional.of(a))));
    return new PaperLine(
        l.id(),
        l.name(),
        l.code(),
        hint,
        l.quantity(),
        l.unit(),
        l.net(),
        l.category(),
        l.rate(),
        l.vat(),
        l.cost(),
        l.shelf(),
        l.depreciation(),
        l.settles());
  }

  private static Optional<PaperLine.Settles> settles(Fields f) {
    Optional<ItemSide> side = f.one(ItemSide.class, "settles");
    Optional<String> document = f.text("item");
    if (side.isPresent() != document.isPresent()) {
      throw f.wrong(
          "\"settles\" and \"item\" belong together",
          "give RECEIVABLE or PAYABLE, and the number of the document");
    }
    return side.map(s -> new PaperLine.Settles(s, document.orElseThrow()));
  }
}
