package org.partida.store.repo;

import java.util.function.Function;
import org.partida.base.db.Database;
import org.partida.base.db.Databases;
import org.partida.base.db.Migrations;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Wakeup;

/** Partida's own books: the unit of work over the database {@code partida}. Thread-safe. */
public final class Books implements UnitOfWork {
  private static final Migrations MIGRATIONS =
      Migrations.ofResources(
          Books.class,
          "/org/partida/store",
          // in numeric order, one a line
          "001-books.sql",
          "002-notices.sql",
          "003-sync.sql",
          "004-connect.sql",
          "005-registry.sql",
          "006-send.sql",
          "007-links.sql",
          "008-deadlines.sql",
          "009-register-facts.sql",
          "010-overview.sql",
          "011-voucher-concerns.sql",
          "012-trail.sql",
          "013-papers.sql",
          "014-voucher-number.sql",
          "015-rates.sql",
          "016-accruals.sql",
          "017-sources.sql",
          "018-allocation.sql",
          "019-statement-vouchers.sql",
          "020-account-rules.sql",
          "021-hand-entries.sql",
          "022-format-trust.sql",
          "023-statement-number.sql",
          "024-line-rules.sql",
          "025-repeated-lines.sql",
          "026-match-options.sql",
          "027-posting-day.sql",
          "028-imported-file.sql",
          "029-payers.sql",
          "030-statement-standing.sql",
          "031-sessions.sql",
          "032-invitations.sql",
          "034-comments.sql",
          "035-approvals.sql",
          "036-scans.sql",
          "037-line-notes.sql");

  private final Database database;
  private final Wakeup wakeup;

  public Books(Databases databases, Wakeup wakeup) {
    this.database = databases.open("partida", MIGRATIONS);
    this.wakeup = wakeup;
    Concerns.fill(database);
  }

  /** A result, and whether there is work for the workers. */
  private record Result<T>(T value, boolean readied) {}

  @Override
  public <T> T write(Function<Tx, T> work) {
    Result<T> result =
        database.write(
            h -> {
              HandleTx tx = new HandleTx(h);
              T value = work.apply(tx);
              return new Result<>(value, tx.hasReadied());
            });
    if (result.readied()) {
      wakeup.wake();
    }
    return result.value();
  }

  @Override
  public <T> T read(Function<Tx, T> work) {
    return database.read(h -> work.apply(new HandleTx(h)));
  }
}
