package org.partida.sandbox.generate;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Shapes that vary the tax treatment of a document. */
final class VatShapes {

  void register(Map<Shape, Consumer<Making>> makers) {
    makers.put(Shape.MULTI_RATE, VatShapes::multiRate);
    makers.put(Shape.EUR, VatShapes::eur);
    makers.put(Shape.EUR_SERVICES, VatShapes::eurServices);
    makers.put(Shape.REVERSE_CHARGE, VatShapes::reverseCharge);
    makers.put(Shape.INTRA_EU, VatShapes::intraEu);
    makers.put(Shape.EXPORT, VatShapes::export);
    makers.put(Shape.EXEMPT, VatShapes::exempt);
    makers.put(Shape.EXEMPT_CODED, VatShapes::exemptByLaw);
    makers.put(Shape.MIXED_EXEMPT, VatShapes::mixedExempt);
    makers.put(Shape.NON_PAYER, VatShapes::nonPayer);
    makers.put(Shape.CASH_VAT_CODE, VatShapes::cashCode);
    makers.put(Shape.CASH_VAT_NOTE, VatShapes::cashNote);
    makers.put(Shape.SELF_BILLED, VatShapes::selfBilled);
  }

  private static void multiRate(Making m) {
    m.linesAt("grocery", "21", 2);
    m.linesAt("grocery", "11", 3);
  }

  private static void eur(Making m) {
    m.lines(2);
    m.draft.inCurrency("EUR", m.rates.eur(m.draft.issueDate));
    m.draft.notes.add("Curs BNR 1 EUR = " + m.rates.eur(m.draft.issueDate) + " RON");
  }

  private static void eurServices(Making m) {
    m.lines(2);
    m.draft.taxAll("AE", "0.00");
    m.draft.inCurrency("EUR", m.rates.eur(m.draft.issueDate));
  }

  private static void reverseCharge(Making m) {
    m.lines("scrap", 2);
    m.draft.taxAll("AE", "0.00");
    m.draft.notes.add("Taxare inversă, art. 331 alin. (2) lit. a)");
  }

  static void intraEu(Making m) {
    m.lines(3);
    m.draft.taxAll("K", "0.00");
    m.draft.inCurrency("EUR", m.rates.eur(m.draft.issueDate));
    m.draft.deliveryDate = Optional.of(m.draft.issueDate);
  }

  private static void export(Making m) {
    m.lines(2);
    m.draft.taxAll("G", "0.00");
    m.draft.inCurrency("EUR", m.rates.eur(m.draft.issueDate));
    m.draft.deliveryDate = Optional.of(m.draft.issueDate);
    m.draft.notes.add("DVE MRN 26ROCJ" + (100_000 + m.dice.nextInt(900_000)));
  }

  private static void exempt(Making m) {
    m.lines(1);
    m.draft.taxAll("E", "0.00");
  }

  private static void exemptByLaw(Making m) {
    m.lines(2);
    m.draft.taxAll("E", "0.00");
    m.draft.exemptionReason = Optional.of("Scutit, art. 292 alin. (1) lit. a) din Codul fiscal");
  }

  private static void mixedExempt(Making m) {
    m.lines(2);
    GenLine first = m.draft.lines.get(0);
    m.draft.lines.set(0, first.taxed("E", new BigDecimal("0.00")));
  }

  private static void nonPayer(Making m) {
    m.lines(2);
    m.draft.taxAll("O", "0.00");
  }

  private static void cashCode(Making m) {
    m.lines(2);
    m.draft.taxPointCode = Optional.of("432");
  }

  private static void cashNote(Making m) {
    m.lines(2);
    m.draft.notes.add("Furnizorul aplică sistemul TVA la incasare");
  }

  private static void selfBilled(Making m) {
    m.lines(2);
    m.draft.typeCode = "389";
    m.draft.notes.add("Autofactură emisă de cumpărător în numele furnizorului");
    if ("scrap".equals(m.draft.seller.group())) {
      m.draft.taxAll("AE", "0.00");
    }
  }
}
