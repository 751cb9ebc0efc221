package org.partida.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Page;
import org.partida.model.voucher.PartnerRef;
import org.partida.spi.host.HostConnection;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.PartnerMove;
import org.partida.spi.host.Turnover;

/**
 * A company with many journal lines: trial balance, a partner's ledger, balances of partners and
 * open items, each warm, beside the same journal read once from end to end in SQL.
 */
final class BigBooks {
  private static final int ROUNDS = 7;
  private static final LocalDate MID = LocalDate.of(2026, 10, 17);

  private BigBooks() {}

  /** What is asked of the books. */
  @FunctionalInterface
  private interface Asked {
    int of(HostSession session) throws HostException;
  }

  static List<Row> measure() throws Exception {
    int lines = Integer.getInteger("partida.bench.lines", 2_000_000);
    List<PostedMonth> all = PostedMonth.take(700);
    PostedMonth biggest =
        all.stream().max(Comparator.comparingInt(PostedMonth::size)).orElseThrow();
    List<PostedMonth> one = List.of(biggest);
    try (Posting.Books books = new Posting.Books(Optional.empty(), "big")) {
      int written = 0;
      while (written < lines) {
        for (Posting.Batch b : books.batches(one, 2000)) {
          books.commit(b);
          written += b.drafts().stream().mapToInt(d -> d.voucher().lines().size()).sum();
        }
      }
      System.out.printf(Locale.ROOT, "books: %d lines of one company%n", written);
      HostConnection at =
          new HostConnection(biggest.company(), "Bench", Currency.getInstance("RON"), Map.of());
      try (HostSession s = books.open(at)) {
        PartnerRef partner =
            biggest.propose(0).lines().stream()
                .flatMap(l -> l.partner().stream())
                .findFirst()
                .orElseThrow();
        List<Row> rows = new ArrayList<>();
        rows.add(
            row("trial balance, year's end", books, s, h -> sum(h, LocalDate.of(2026, 12, 31))));
        rows.add(row("trial balance, in a month", books, s, h -> sum(h, MID)));
        rows.add(row("ledger of a partner", books, s, h -> moves(h, partner)));
        rows.add(
            row(
                "balances of all partners",
                books,
                s,
                h -> h.ledger().partnerBalances(LocalDate.of(2026, 12, 31)).size()));
        rows.add(row("10 000 open items", books, s, BigBooks::items));
        return rows;
      }
    }
  }

  private static int sum(HostSession s, LocalDate day) throws HostException {
    List<Turnover> all = s.ledger().turnovers(day);
    if (all.isEmpty()) {
      throw new IllegalStateException("nothing moved up to " + day);
    }
    return all.size();
  }

  private static int moves(HostSession s, PartnerRef partner) throws HostException {
    Page<PartnerMove> page =
        s.ledger()
            .partnerMoves(
                partner,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31),
                Optional.empty(),
                1000);
    if (page.items().isEmpty()) {
      throw new IllegalStateException("nothing moved with " + partner);
    }
    return page.items().size();
  }

  private static int items(HostSession s) throws HostException {
    int found = 0;
    Optional<String> after = Optional.empty();
    do {
      Page<HostOpenItem> page = s.openItems().query(Optional.empty(), after, 1000);
      found += page.items().size();
      after = page.next();
    } while (after.isPresent() && found < 10_000);
    return found;
  }

  private static Row row(String what, Posting.Books books, HostSession s, Asked asked)
      throws Exception {
    List<Double> theirs = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    for (int i = -1; i < ROUNDS; i++) {
      long start = System.nanoTime();
      LedgerRows.scan(books);
      double plain = (System.nanoTime() - start) / 1e6;
      start = System.nanoTime();
      asked.of(s);
      double mine = (System.nanoTime() - start) / 1e6;
      if (i >= 0) {
        theirs.add(plain);
        ours.add(mine);
      }
    }
    return new Row(
        what, "the sum of all lines in SQL", "ms", theirs, ours, new Row.Aim(Row.Kind.VALUE, 1000));
  }
}
