package org.partida.ubl;

import static org.partida.ubl.Texts.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.partida.model.invoice.DueDate;
import org.partida.model.invoice.Header;
import org.partida.model.invoice.Payment;

/** How and when to pay (BG-16), and what falls due when. */
final class PaymentMapper {
  private PaymentMapper() {}

  static Payment map(DocumentNode d, Header header, Values values) {
    Set<String> ibans = new LinkedHashSet<>();
    Set<String> references = new LinkedHashSet<>();
    Optional<String> means = Optional.empty();
    for (PaymentMeansNode n : d.paymentMeans) {
      means = means.or(() -> text(n.code));
      iban(n).ifPresent(ibans::add);
      references.addAll(Texts.list(n.references));
    }
    Optional<String> terms =
        Texts.joined(d.paymentTerms.stream().flatMap(n -> n.notes.stream()).toList());
    Optional<String> reference =
        references.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", references));
    return new Payment(
        means,
        List.copyOf(ibans),
        terms,
        reference,
        dueDates(d, header, means, ibans.stream().findFirst(), values));
  }

  private static List<DueDate> dueDates(
      DocumentNode d, Header header, Optional<String> means, Optional<String> iban, Values values) {
    List<DueDate> instalments = new ArrayList<>();
    for (PaymentTermsNode n : d.paymentTerms) {
      String printed = text(n.installmentDueDate).or(() -> text(n.dueDate)).orElse(null);
      values
          .date(printed, "PaymentTerms/PaymentDueDate", n)
          .ifPresent(
              day ->
                  instalments.add(
                      new DueDate(
                          day,
                          values.optionalAmount(n.amount, "PaymentTerms/Amount"),
                          means,
                          iban)));
    }
    if (!instalments.isEmpty()) {
      return instalments;
    }
    Optional<LocalDate> due = header.dueDate().or(() -> fromTerms(d, header, values));
    return due.map(day -> List.of(new DueDate(day, Optional.empty(), means, iban)))
        .orElse(List.of());
  }

  /**
   * BR-CO-25: an invoice to be paid has a date or terms; terms that are a plain number of days are
   * as good as a date.
   */
  private static Optional<LocalDate> fromTerms(DocumentNode d, Header header, Values values) {
    for (PaymentTermsNode n : d.paymentTerms) {
      Optional<Integer> days = Texts.joined(n.notes).flatMap(TermDays::days);
      if (days.isPresent()) {
        LocalDate day = header.issueDate().plusDays(days.get());
        String message =
            "no due date is printed; the terms give " + days.get() + " days, so " + day;
        values.warn(
            "ubl.due-from-terms",
            message,
            "PaymentTerms/Note (BT-20)",
            n,
            "correct the due date if the terms mean another");
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> iban(PaymentMeansNode n) {
    return Texts.id(n.account).map(s -> s.replaceAll("\\s", "").toUpperCase(Locale.ROOT));
  }
}
