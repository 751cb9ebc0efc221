package org.partida.host.ledger;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.partida.base.db.Database;
import org.partida.base.db.Databases;
import org.partida.base.db.Migrations;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.spi.host.ActingUser;
import org.partida.spi.host.Capability;
import org.partida.spi.host.HostCapabilities;
import org.partida.spi.host.HostConnection;
import org.partida.spi.host.HostConnector;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;

/**
 * The embedded host: Partida's own general ledger in a database of its own, with the books of all
 * companies side by side. Books are made when a company's session is opened for the first time.
 * Thread-safe.
 *
 * <p>Option {@code firstDay}: first day that can be posted to, read when the books are made; by
 * default the day on which the chart of accounts came into force. The chart is that of the
 * company's country.
 */
final class EmbeddedHost implements HostConnector {
  static final Migrations MIGRATIONS =
      Migrations.ofResources(
          EmbeddedHost.class,
          "db",
          "001-ledger.sql",
          "002-append-only.sql",
          "003-tax-document.sql",
          "004-periods.sql",
          "005-currency-items.sql",
          "006-own-entries.sql",
          "007-turnover.sql",
          "008-proformas.sql");
  private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);

  private final Database database;
  private final Map<String, ChartData> charts = ChartData.load();
  private final PaperStore papers;
  private final Clock clock;
  private final Map<CompanyId, Book> books = new ConcurrentHashMap<>();

  EmbeddedHost(Databases databases, Path attachments, Clock clock) {
    this.database = databases.open("ledger", MIGRATIONS);
    this.papers = new PaperStore(attachments);
    this.clock = clock;
  }

  @Override
  public String type() {
    return "embedded";
  }

  @Override
  public HostCapabilities capabilities() {
    EnumSet<Capability> all =
        EnumSet.of(
            Capability.ATOMIC_BATCH,
            Capability.ENFORCED_EXTERNAL_ID,
            Capability.PARTIAL_SETTLEMENT,
            Capability.DRAFT_ENTRIES,
            Capability.NEGATIVE_AMOUNTS,
            Capability.ANALYTIC_ACCOUNTS,
            Capability.ATTACHMENTS,
            Capability.ENTRY_SEARCH,
            Capability.PARTNER_LEDGER,
            Capability.HAND_ENTRIES,
            Capability.INVOICE_FROM_PROFORMA);
    return new HostCapabilities("Partida ledger", "1", all, LedgerJournal.MAX_BATCH);
  }

  @Override
  public HostSession open(HostConnection connection, ActingUser user) throws HostException {
    chart(connection.company());
    Book known = books.get(connection.company());
    Book book = known != null ? known : openBook(connection);
    if (!book.currency.equals(connection.currency())) {
      throw new HostException(
          HostException.Code.UNSUPPORTED,
          Problems.of(
              "host.currency",
              "the books of " + book.company + " are kept in " + book.currency,
              connection.company().value(),
              "set the company's currency back to " + book.currency),
          null);
    }
    return new LedgerSession(new Access(database, chart(book.company), clock, book), papers);
  }

  /** Books without a chart would refuse each entry by itself. */
  private ChartData chart(CompanyId company) throws HostException {
    ChartData chart = charts.get(company.country());
    if (chart == null) {
      throw new HostException(
          HostException.Code.UNSUPPORTED,
          Problems.of(
              "host.chart",
              "there is no chart of accounts for companies of " + company.country(),
              company.value(),
              "the embedded ledger has charts for "
                  + String.join(", ", new java.util.TreeSet<>(charts.keySet()))
                  + "; use another host"),
          null);
    }
    return chart;
  }

  private Book openBook(HostConnection c) throws HostException {
    try {
      Optional<Book> stored =
          database.read(
              h -> {
                try (Sql sql = new Sql(h.getConnection())) {
                  return find(sql, c.company());
                }
              });
      Book book =
          stored.isPresent()
              ? stored.get()
              : database.write(
                  h -> {
                    try (Sql sql = new Sql(h.getConnection())) {
                      return make(sql, c);
                    }
                  });
      Book first = books.putIfAbsent(c.company(), book);
      return first == null ? book : first;
    } catch (PartidaException e) {
      throw Access.failed(e);
    }
  }

  private Book make(Sql sql, HostConnection c) throws SQLException {
    LocalDate firstDay =
        Optional.ofNullable(c.options().get("firstDay")).map(LocalDate::parse).orElse(FIRST_DAY);
    long next =
        sql.first("SELECT COALESCE(MAX(id), 0) + 1 FROM book", r -> r.getLong(1)).orElseThrow();
    sql.update(
        "INSERT INTO book (id, company, name, currency, first_day, next_id, opened_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (company) DO NOTHING",
        next,
        c.company().value(),
        c.name(),
        c.currency().getCurrencyCode(),
        firstDay.toString(),
        (next << 32) + 1,
        clock.instant().toString());
    return find(sql, c.company()).orElseThrow();
  }

  private static Optional<Book> find(Sql sql, CompanyId company) throws SQLException {
    return sql.first(
        "SELECT id, currency, first_day FROM book WHERE company = ?",
        r ->
            new Book(
                r.getLong(1),
                company,
                Currency.getInstance(r.getString(2)),
                LocalDate.parse(r.getString(3))),
        company.value());
  }

  /** What does not agree in the company's books, in words. */
  List<String> check(CompanyId company) throws HostException {
    Access access = access(company);
    return access.read(sql -> LedgerCheck.run(sql, access.book, access.chart));
  }

  private Access access(CompanyId company) throws HostException {
    Book book = books.get(company);
    if (book == null) {
      throw new HostException(
          HostException.Code.UNSUPPORTED,
          Problems.of(
              "host.no-books",
              "there are no open books of this company",
              company.value(),
              "open a session first"),
          null);
    }
    return new Access(database, chart(book.company), clock, book);
  }
}
