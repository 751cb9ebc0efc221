package org.partida.sandbox.generate;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Credit notes, reversals and documents that look back before the change of rates. */
final class CorrectionShapes {
  private static final LocalDate BEFORE_CHANGE = LocalDate.of(2025, 7, 9);

  void register(Map<Shape, Consumer<Making>> makers) {
    makers.put(Shape.CREDIT_NOTE, CorrectionShapes::creditNote);
    makers.put(Shape.NEGATIVE, CorrectionShapes::negative);
    makers.put(Shape.CORRECTED, CorrectionShapes::corrected);
    makers.put(Shape.INTRA_EU_CREDIT, CorrectionShapes::intraEuCredit);
    makers.put(Shape.OLD_RATE_CREDIT, CorrectionShapes::oldRateCredit);
    makers.put(Shape.OLD_RATE_NEGATIVE, CorrectionShapes::oldRateNegative);
    makers.put(Shape.OLD_TAX_POINT, CorrectionShapes::oldTaxPoint);
  }

  private static void pointBack(Making m) {
    GenPreceding preceding =
        m.earlier()
            .map(i -> new GenPreceding(i.number(), i.issueDate()))
            .orElseGet(
                () -> new GenPreceding("V-" + m.draft.number, m.draft.issueDate.minusDays(70)));
    m.draft.preceding.add(preceding);
  }

  /** Takes one line of the earlier document back, or invents one. */
  private static void earlierLine(Making m) {
    List<GenLine> lines = m.earlier().map(GenInvoice::lines).orElse(List.of());
    if (lines.isEmpty()) {
      m.lines(1);
    } else {
      GenLine line = lines.get(0);
      m.draft.lines.add(line.with(line.quantity(), line.adjustments()));
    }
  }

  private static void creditNote(Making m) {
    earlierLine(m);
    pointBack(m);
    m.draft.typeCode = "381";
    m.draft.notes.add("Retur parțial marfă");
  }

  private static void negative(Making m) {
    earlierLine(m);
    pointBack(m);
    m.draft.eachLine(line -> line.with(line.quantity().negate(), List.of()));
    m.draft.notes.add("Storno");
  }

  private static void corrected(Making m) {
    m.lines(2);
    pointBack(m);
    m.draft.typeCode = "384";
    m.draft.notes.add("Factură corectată");
  }

  private static void intraEuCredit(Making m) {
    VatShapes.intraEu(m);
    pointBack(m);
    m.draft.typeCode = "381";
    m.draft.lines.subList(1, m.draft.lines.size()).clear();
  }

  private static void oldRateCredit(Making m) {
    m.oldLinesAt("grocery", "19", 1);
    m.oldLinesAt("grocery", "9", 2);
    m.draft.typeCode = "381";
    m.draft.preceding.add(new GenPreceding("LVI-2025-0417", BEFORE_CHANGE));
    m.draft.taxPointDate = Optional.of(BEFORE_CHANGE);
    m.draft.notes.add("Discount acordat pentru livrări din iulie 2025");
  }

  private static void oldRateNegative(Making m) {
    m.oldLinesAt("books", "19", 1);
    m.oldLinesAt("books", "5", 1);
    m.draft.eachLine(line -> line.with(line.quantity().negate(), List.of()));
    m.draft.preceding.add(new GenPreceding("TFV 2025/118", BEFORE_CHANGE.minusDays(20)));
    m.draft.taxPointDate = Optional.of(BEFORE_CHANGE.minusDays(20));
    m.draft.notes.add("Storno retur cărți livrate în iunie 2025");
  }

  private static void oldTaxPoint(Making m) {
    m.oldLinesAt("grocery", "19", 2);
    m.oldLinesAt("grocery", "9", 2);
    m.draft.taxPointDate = Optional.of(BEFORE_CHANGE.plusDays(19));
    m.draft.deliveryDate = Optional.of(BEFORE_CHANGE.plusDays(19));
    m.draft.notes.add("Regularizare livrări iulie 2025, cotele de la data livrării");
  }
}
