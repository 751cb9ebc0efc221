package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.partida.model.voucher.Digest;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.ro.YearOfBooks;
import org.partida.spi.host.ActingUser;
import org.partida.spi.host.HostConnection;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteResult;

/** A year of four companies in our ledger and in three others: the same balances, to the cent. */
class YearJudgedTest {
  private static final LocalDate END = LocalDate.of(2026, 12, 31);
  private static final int DOCUMENTS = 40;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(YearOfBooks.Kind.class)
  void threeOtherLedgersAddUpTheSame(YearOfBooks.Kind kind) throws Exception {
    List<Voucher> year = YearOfBooks.of(kind, 2026, DOCUMENTS);
    assertThat(year.size()).isGreaterThan(12 * DOCUMENTS);
    try (Desk desk = new Desk()) {
      desk.clock.set(Instant.parse("2026-12-31T12:00:00Z"));
      post(desk, year);
      Map<String, BigDecimal> ours = new TreeMap<>();
      desk.service()
          .trialBalance(Desk.ANA, Desk.COMPANY, END)
          .rows()
          .forEach(r -> ours.put(r.account().toString(), r.balance().decimal()));
      assertThat(ours).as("what the vouchers say, added up here").isEqualTo(sums(year));
      for (Judge judge : Judge.values()) {
        judge.needed();
        Path journal = folder.resolve(kind + "." + judge.format());
        try (OutputStream out = Files.newOutputStream(journal)) {
          desk.service().export(Desk.ANA, Desk.COMPANY, judge.format(), out);
        }
        judge.accepts(journal);
        assertThat(judge.balances(journal)).as("%s of %s", judge, kind).isEqualTo(ours);
      }
    }
  }

  static void post(Desk desk, List<Voucher> year) throws Exception {
    HostConnection connection =
        new HostConnection(Desk.COMPANY, "Firma", Currency.getInstance("RON"), Map.of());
    ActingUser user = new ActingUser(ActingUser.Kind.SERVICE, "test");
    try (HostSession session = desk.host.open(connection, user)) {
      List<Ledger.EntryDraft> drafts = new ArrayList<>();
      for (Voucher v : year) {
        drafts.add(new Ledger.EntryDraft(new WriteKey(v.externalId(), Digest.of(v).hex()), v));
      }
      for (int i = 0; i < drafts.size(); i += 500) {
        List<Ledger.EntryDraft> some = drafts.subList(i, Math.min(i + 500, drafts.size()));
        assertThat(session.ledger().post(some, Ledger.PostMode.ALL_OR_NOTHING))
            .allMatch(WriteResult::done);
      }
    }
  }

  private static Map<String, BigDecimal> sums(List<Voucher> year) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (Voucher v : year) {
      for (VoucherLine l : v.lines()) {
        sums.merge(l.account().toString(), l.signed().decimal(), BigDecimal::add);
      }
    }
    return sums;
  }
}
