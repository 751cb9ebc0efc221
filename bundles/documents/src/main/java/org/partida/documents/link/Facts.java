package org.partida.documents.link;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partida.api.document.PaperFacts;
import org.partida.model.Sha256;
import org.partida.model.invoice.DueDate;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.InvoiceLine;
import org.partida.model.invoice.Party;

/** What an invoice says, in the form that is compared. Pure. */
public final class Facts {
  private Facts() {}

  public static PaperFacts of(Invoice i) {
    return new PaperFacts(
        i.effective(i.totals().gross()),
        i.effective(i.totals().vat()),
        due(i),
        party(i.parties().seller()),
        party(i.parties().buyer()),
        i.references().order().filter(s -> !s.isBlank()),
        lines(i));
  }

  /** First due date. */
  public static Optional<LocalDate> due(Invoice i) {
    return i.header()
        .dueDate()
        .or(() -> i.payment().dueDates().stream().map(DueDate::date).min(LocalDate::compareTo));
  }

  private static String party(Party p) {
    return p.taxId().map(Facts::bare).orElseGet(() -> p.name().strip().toUpperCase(Locale.ROOT));
  }

  static String bare(String taxId) {
    return taxId.startsWith("RO") ? taxId.substring(2) : taxId;
  }

  /** Order and numbering of lines say nothing; name, quantity, net and rate do. */
  private static String lines(Invoice i) {
    String all = i.lines().stream().map(Facts::line).sorted().collect(Collectors.joining("\n"));
    return i.lines().size()
        + ":"
        + Sha256.of(all.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
  }

  private static String line(InvoiceLine l) {
    return String.join(
        "|",
        l.item().name().strip().toUpperCase(Locale.ROOT),
        l.quantity().stripTrailingZeros().toPlainString(),
        l.netAmount().toString(),
        l.vatCategory() + " " + l.vatRate().map(Object::toString).orElse(""));
  }
}
