package org.partida.sandbox.generate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Shapes that vary the form of a domestic document: amounts, references, spelling, attachments. */
final class PlainShapes {
  /** Base64 makes it 3 MB, the most that the authority's guide allows. */
  private static final int ATTACHMENT_BYTES = 2_250_000;

  void register(Map<Shape, Consumer<Making>> makers) {
    makers.put(Shape.STANDARD, m -> m.lines(2 + m.dice.nextInt(3)));
    makers.put(Shape.MULTI_LINE, m -> m.lines(40));
    makers.put(Shape.LINE_ALLOWANCE, PlainShapes::lineAllowance);
    makers.put(Shape.DOCUMENT_ALLOWANCE, PlainShapes::documentAllowance);
    makers.put(Shape.PREPAID, PlainShapes::prepaid);
    makers.put(Shape.ROUNDING, PlainShapes::rounding);
    makers.put(Shape.ATTACHMENT, PlainShapes::attachment);
    makers.put(Shape.NUMBERED_PREFIXES, m -> spelled(m, Dialect.NUMBERED));
    makers.put(Shape.DEFAULT_CBC, m -> spelled(m, Dialect.CBC_DEFAULT));
    makers.put(Shape.LOCAL_NAMESPACES, m -> spelled(m, Dialect.LOCAL));
    makers.put(Shape.BOM, m -> spelled(m, Dialect.BOM));
    makers.put(Shape.CRLF, m -> spelled(m, Dialect.CRLF));
    makers.put(Shape.REFERENCES, PlainShapes::references);
    makers.put(Shape.CONTRACT_SERVICES, PlainShapes::contract);
    makers.put(Shape.AWB_NOTES, PlainShapes::awb);
    makers.put(Shape.INSTALMENTS, PlainShapes::instalments);
    makers.put(Shape.SPECIAL_CHARACTERS, PlainShapes::specialCharacters);
    makers.put(Shape.FINE_PRICES, PlainShapes::finePrices);
    makers.put(Shape.FACTORING, PlainShapes::factoring);
    makers.put(Shape.CONSUMER, PlainShapes::consumer);
  }

  private static void spelled(Making m, Dialect dialect) {
    m.lines(2);
    m.draft.dialect = dialect;
  }

  private static void lineAllowance(Making m) {
    m.lines(3);
    m.draft.lines.set(
        0, adjusted(m.draft.lines.get(0), m.allowance("2.50", "Discount comercial", "S", "0")));
    GenLine second = m.draft.lines.get(1);
    BigDecimal base = second.net();
    BigDecimal tenth = base.multiply(new BigDecimal("0.10")).setScale(2, RoundingMode.HALF_UP);
    GenAdjustment percent =
        new GenAdjustment(
            false,
            tenth,
            Optional.of(base),
            Optional.of(new BigDecimal("10.00")),
            "Reducere 10%",
            "95",
            "S",
            second.rate());
    GenAdjustment packing = m.charge("3.75", "Ambalaj", "S", "0");
    m.draft.lines.set(1, second.with(second.quantity(), List.of(percent, packing)));
  }

  private static GenLine adjusted(GenLine line, GenAdjustment adjustment) {
    return line.with(line.quantity(), List.of(adjustment));
  }

  private static void documentAllowance(Making m) {
    m.linesAt("grocery", "11", 2);
    m.linesAt("grocery", "21", 2);
    m.draft.adjustments.add(m.allowance("4.20", "Discount de volum", "S", "11.00"));
    m.draft.adjustments.add(m.allowance("7.77", "Discount de volum", "S", "21.00"));
    m.draft.adjustments.add(m.charge("25.00", "Transport", "S", "21.00"));
  }

  private static void prepaid(Making m) {
    m.lines(2);
    m.draft.prepaid =
        m.totals().gross().multiply(new BigDecimal("0.30")).setScale(2, RoundingMode.HALF_UP);
    m.draft.notes.add("Avans achitat conform facturii de avans AV-" + m.dice.nextInt(1000));
  }

  private static void rounding(Making m) {
    m.lines(2);
    BigDecimal gross = m.totals().gross();
    BigDecimal difference = gross.setScale(0, RoundingMode.HALF_UP).setScale(2).subtract(gross);
    // a gross that happens to be whole still shows the field
    m.draft.rounding = difference.signum() == 0 ? new BigDecimal("0.01") : difference;
  }

  private static void attachment(Making m) {
    m.lines(2);
    byte[] bytes = new byte[ATTACHMENT_BYTES];
    m.dice.nextBytes(bytes);
    byte[] head = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(head, 0, bytes, 0, head.length);
    m.draft.attachment =
        Optional.of(
            new GenAttachment(
                "ANEXA-1",
                "Proces-verbal de recepție",
                "proces verbal nr. 1.pdf",
                "application/pdf",
                Payload.of(bytes)));
  }

  private static void references(Making m) {
    m.linesAt(m.draft.seller.group(), "11", 3);
    LocalDate shipped = m.draft.issueDate.minusDays(2);
    m.refer(GenReference.Kind.BUYER, "GESTIUNEA 1");
    m.refer(GenReference.Kind.ORDER, "CMD-" + (1000 + m.dice.nextInt(9000)));
    m.refer(GenReference.Kind.SALES_ORDER, "SO-" + (1000 + m.dice.nextInt(9000)));
    m.refer(GenReference.Kind.DESPATCH, "AVZ " + (100 + m.dice.nextInt(900)));
    m.refer(GenReference.Kind.RECEIVING, "NIR-" + (100 + m.dice.nextInt(900)));
    m.refer(GenReference.Kind.CONTRACT, "CTR 17/2024");
    m.refer(GenReference.Kind.PROJECT, "PRJ-7");
    m.refer(GenReference.Kind.ACCOUNTING, "371");
    m.draft.deliveryDate = Optional.of(shipped);
  }

  private static void contract(Making m) {
    m.lines(2);
    m.refer(GenReference.Kind.CONTRACT, "Contract de închiriere nr. 3/01.02.2024");
    m.draft.paymentTerms = Optional.of("Plata în 10 zile de la emitere; penalități 0,1%/zi");
  }

  private static void awb(Making m) {
    m.lines(2);
    m.draft.notes.add("AWB: " + (2_100_000_000L + m.dice.nextInt(9_999_999)));
    m.draft.notes.add(
        "Livrare prin curier, AWB nr. 1ONB" + (10_000_000 + m.dice.nextInt(89_999_999)));
  }

  private static void instalments(Making m) {
    m.lines(3);
    BigDecimal payable = m.totals().payable();
    BigDecimal third = payable.divide(BigDecimal.valueOf(3), 2, RoundingMode.DOWN);
    LocalDate first = m.draft.issueDate.plusDays(15);
    m.draft.instalments.add(new GenInstalment(first, third));
    m.draft.instalments.add(new GenInstalment(first.plusDays(30), third));
    BigDecimal rest = payable.subtract(third).subtract(third);
    m.draft.instalments.add(new GenInstalment(first.plusDays(60), rest));
    m.draft.dueDate = Optional.of(first.plusDays(60));
    m.draft.paymentTerms = Optional.of("Trei rate egale la 15, 45 și 75 de zile");
  }

  private static void specialCharacters(Making m) {
    m.lines(2);
    GenLine line = m.draft.lines.get(0);
    m.draft.lines.set(
        0,
        new GenLine(
            line.id(),
            "Șurub M8×40 <zincat> & \"inox\"; {set} | 100% $",
            line.description(),
            line.quantity(),
            line.unit(),
            line.price(),
            line.baseQuantity(),
            line.category(),
            line.rate(),
            line.sellerItemId(),
            line.classification(),
            List.of()));
    m.draft.notes.add("Observații: ă â î ș ț Ă Â Î Ș Ț; 'ghilimele' și & ampersand, $HOME `rm`");
  }

  private static void finePrices(Making m) {
    m.lines(2);
    m.draft.eachLine(
        line ->
            new GenLine(
                line.id(),
                line.name(),
                line.description(),
                line.quantity(),
                line.unit(),
                line.price().multiply(BigDecimal.valueOf(100)),
                new BigDecimal("100"),
                line.category(),
                line.rate(),
                line.sellerItemId(),
                line.classification(),
                List.of()));
  }

  private static void factoring(Making m) {
    m.lines(2);
    GenParty bank = m.world.party("banca");
    m.draft.payee = Optional.of(bank);
    m.draft.ibans.clear();
    m.draft.ibans.add(bank.iban());
    m.draft.notes.add("Creanță cesionată către " + bank.name());
  }

  private static void consumer(Making m) {
    m.lines(2);
    m.draft.paymentMeans = "48";
    m.draft.ibans.clear();
    m.draft.dueDate = Optional.of(m.draft.issueDate);
    m.draft.notes.add("Achitat cu cardul la ridicare");
  }
}
