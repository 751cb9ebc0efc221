package org.partida.sandbox.generate;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Knows how to make each {@link Shape}. */
final class ShapeMaker {
  private final Map<Shape, Consumer<Making>> makers = new EnumMap<>(Shape.class);

  ShapeMaker() {
    new PlainShapes().register(makers);
    new VatShapes().register(makers);
    new CorrectionShapes().register(makers);
  }

  GenInvoice make(Making making) {
    InvoiceDraft draft = making.draft;
    Consumer<Making> maker =
        Optional.ofNullable(makers.get(draft.shape))
            .orElseThrow(() -> new IllegalStateException("no maker for " + draft.shape));
    maker.accept(making);
    markVatOnCash(draft);
    return draft.finish();
  }

  /** Art. 319: who applies VAT on cash must say so on each invoice that the scheme covers. */
  private static void markVatOnCash(InvoiceDraft draft) {
    boolean covered = draft.lines.stream().anyMatch(line -> "S".equals(line.category()));
    if (draft.seller.vat() == VatStatus.CASH
        && covered
        && draft.taxPointCode.isEmpty()
        && draft.notes.stream().noneMatch(note -> note.contains("TVA la incasare"))) {
      draft.notes.add("TVA la incasare");
    }
  }
}
