package org.partida.archive.certificate;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.api.archive.Certificate;
import org.partida.api.archive.Certificate.Entry;
import org.partida.api.archive.Certificate.Seal;
import org.partida.api.archive.Certificate.Stretch;
import org.partida.api.company.Company;
import org.partida.api.network.MessageRecord;
import org.partida.base.archive.Vault;
import org.partida.base.port.UnitOfWork;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;
import org.partida.spi.network.Network;

/** Makes the certificate of a month from books and bytes. Thread-safe. */
final class Maker {
  private static final int PAGE = 200;

  /** The authority's index lags: a month is listed when it was listed a day beyond its end. */
  private static final Duration LAG = Duration.ofDays(1);

  private final UnitOfWork books;
  private final Vault vault;
  private final Bytes bytes;
  private final Clock clock;

  Maker(UnitOfWork books, Vault vault, Bytes bytes, Clock clock) {
    this.books = books;
    this.vault = vault;
    this.bytes = bytes;
    this.clock = clock;
  }

  /** A message and what the books say of it. */
  private record Row(MessageRecord message, Standing standing) {}

  Certificate make(Company company, Network network, YearMonth month, Progress progress)
      throws IOException {
    ZoneId zone = network.limits().zone();
    Instant from = month.atDay(1).atStartOfDay(zone).toInstant();
    Instant until = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    Instant now = clock.instant();
    if (from.isAfter(now)) {
      throw new PartidaException(
          new Problem(
              "certificate.month",
              month + " has not begun",
              month.toString(),
              "name a month that has begun"));
    }
    List<Stretch> listed = listed(company, network, from, until.plus(LAG));
    Instant reached = listed.isEmpty() ? from : listed.get(listed.size() - 1).until();
    boolean over = !now.isBefore(until);
    boolean closed = !reached.isBefore(until.plus(LAG));
    // a month that is still running is looked at up to where it was listed
    Instant wanted = over ? until.plus(LAG) : listed.isEmpty() ? now : reached;
    List<Stretch> gaps = Coverage.gaps(from, wanted, listed);
    List<Entry> entries = entries(company, network, from, until, progress);
    List<String> why = Verdict.why(entries, gaps);
    Certificate plain =
        new Certificate(
            company.id(),
            company.name(),
            network.id(),
            month,
            zone,
            now,
            closed,
            why.isEmpty(),
            why,
            entries,
            Verdict.byType(entries),
            Verdict.byAccount(entries),
            listed,
            gaps,
            "",
            "");
    return CanonicalJson.sealed(plain);
  }

  private List<Stretch> listed(Company company, Network network, Instant from, Instant until) {
    return books
        .read(tx -> tx.listings().listings(company.id(), network.id(), from, until))
        .stream()
        .map(l -> new Stretch(l.from(), l.until(), l.listings(), Optional.of(l.lastAt())))
        .toList();
  }

  private List<Entry> entries(
      Company company, Network network, Instant from, Instant until, Progress progress)
      throws IOException {
    List<Entry> entries = new ArrayList<>();
    Optional<MessageRecord> after = Optional.empty();
    List<Row> page;
    do {
      Optional<MessageRecord> last = after;
      page =
          books.read(
              tx ->
                  tx.messages().between(company.id(), from, until, last, PAGE).stream()
                      .map(m -> new Row(m, Standing.of(tx, m)))
                      .toList());
      for (Row row : page) {
        if (row.message().network().equals(network.id())) {
          entries.add(entry(network, row));
        }
        progress.update(entries.size(), 0, row.message().messageId());
      }
      after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1).message());
    } while (page.size() == PAGE);
    return entries;
  }

  private Entry entry(Network network, Row row) throws IOException {
    MessageRecord m = row.message();
    Bytes.Found found =
        m.container().isPresent()
            ? bytes.look(vault::path, network, m.container().get())
            : Bytes.Found.nothing(Seal.NOTHING, "");
    String wrong = found.seal() == Seal.VALID ? "" : found.wrong();
    String detail =
        row.standing().detail().isEmpty() || wrong.isEmpty()
            ? row.standing().detail() + wrong
            : row.standing().detail() + "; " + wrong;
    return new Entry(
        m.messageId(),
        m.relatedId(),
        m.type().name(),
        m.rawType(),
        m.createdAt(),
        row.standing().account(),
        detail,
        row.standing().document(),
        row.standing().numbers(),
        m.container(),
        found.payload(),
        found.signature(),
        found.seal(),
        found.signer());
  }
}
