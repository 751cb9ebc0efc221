package org.partida.posting.service;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.partida.api.posting.HandEntries.Draft;
import org.partida.api.posting.HandEntries.DraftLine;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.PartnerRef;

/** Entries that a person types. */
final class ByHand {
  private ByHand() {}

  /** A purchase of services of 121.00 from the seller of {@link Papers}. */
  static Draft purchase(String number, String day) {
    return of(number, day, false, "628:D:100.00", "4426:D:21.00", "401:C:121.00");
  }

  static Draft anyway(Draft d) {
    return new Draft(
        d.company(),
        d.id(),
        d.date(),
        d.documentDate(),
        d.journal(),
        d.number(),
        d.partner(),
        d.text(),
        d.lines(),
        true);
  }

  static Draft of(String number, String day, boolean anyway, String... lines) {
    return new Draft(
        Desk.COMPANY,
        Optional.empty(),
        LocalDate.parse(day),
        Optional.empty(),
        Journal.PURCHASES,
        number,
        Optional.of(new PartnerRef("Vinzator", Optional.of("RO"), Optional.of(Papers.SELLER))),
        "typed",
        Stream.of(lines).map(DraftLine::of).toList(),
        anyway);
  }
}
