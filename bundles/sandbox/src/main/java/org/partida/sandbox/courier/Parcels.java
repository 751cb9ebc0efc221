package org.partida.sandbox.courier;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.sandbox.generate.CompanyMonth;
import org.partida.sandbox.generate.Direction;
import org.partida.sandbox.generate.GenInvoice;

/**
 * What was collected for the invoices of a month: two days after the invoice, and transferred on
 * the next day whose number divides by eight. Corrections are {@code AWB=amount}. Immutable.
 */
final class Parcels {
  private final Map<String, String> corrected;
  private final List<Parcel> all = new ArrayList<>();

  /** A parcel with what was paid for it. */
  record Parcel(
      String awb,
      LocalDate sent,
      LocalDate collected,
      LocalDate transferred,
      String transfer,
      String amount,
      String receiver,
      String invoice) {}

  Parcels(CompanyMonth company, String corrections) {
    this.corrected = corrections(corrections);
    company
        .invoices(Direction.ISSUED)
        .filter(i -> i.currency().equals("RON") && i.owed().compareTo(BigDecimal.ZERO) > 0)
        .forEach(this::add);
  }

  private static Map<String, String> corrections(String text) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String pair : text.split(",")) {
      String[] kv = pair.strip().split("=", 2);
      if (kv.length == 2) {
        all.put(kv[0], kv[1]);
      }
    }
    return all;
  }

  private void add(GenInvoice i) {
    String awb = String.valueOf(7_000_000_001L + all.size());
    LocalDate collected = i.issueDate().plusDays(2);
    LocalDate paid = collected.plusDays(1);
    while (paid.getDayOfMonth() % 8 != 0) {
      paid = paid.plusDays(1);
    }
    String amount =
        Optional.ofNullable(corrected.get(awb)).orElseGet(() -> i.owed().toPlainString());
    all.add(
        new Parcel(
            awb,
            i.issueDate(),
            collected,
            paid,
            "9" + paid.toString().replace("-", ""),
            amount,
            i.buyer().name(),
            i.number()));
  }

  List<Parcel> transferredOn(LocalDate day) {
    return all.stream().filter(p -> p.transferred().equals(day)).toList();
  }

  List<Parcel> sentOn(LocalDate from, LocalDate to) {
    return all.stream().filter(p -> !p.sent().isBefore(from) && !p.sent().isAfter(to)).toList();
  }
}
