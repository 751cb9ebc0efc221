package org.partida.host.ledger;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.ExternalId;
import org.partida.model.Page;
import org.partida.model.Problem;
import org.partida.model.match.Proforma;
import org.partida.model.match.ProformaDraft;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostRef;
import org.partida.spi.host.ProformaRegister;
import org.partida.spi.host.Proformas;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteResult;
import org.partida.spi.host.WriteStatus;

/**
 * The embedded host's proformas. It gives an invoice its number and leaves the invoice itself to
 * Partida, which keeps and books it as any other document: so products, VAT and VAT on cash are
 * those of all issued invoices.
 */
final class LedgerProformas implements Proformas, ProformaRegister {
  private final Access access;

  LedgerProformas(Access access) {
    this.access = access;
  }

  @Override
  public Optional<ProformaRegister> register() {
    return Optional.of(this);
  }

  @Override
  public Page<Proforma> open(Optional<String> after, int limit) throws HostException {
    return list(Optional.of(Proforma.State.OPEN), after, limit);
  }

  @Override
  public Page<Proforma> list(Optional<Proforma.State> state, Optional<String> after, int limit)
      throws HostException {
    List<ProformaRows.Row> rows =
        access.read(
            sql -> ProformaRows.page(sql, access.book, state, after.map(Long::valueOf), limit + 1));
    boolean more = rows.size() > limit;
    List<Proforma> page = rows.stream().limit(limit).map(ProformaRows.Row::proforma).toList();
    return new Page<>(page, more ? Optional.of(page.get(limit - 1).id()) : Optional.empty());
  }

  @Override
  public WriteResult<Made> invoice(WriteKey key, HostRef proforma, LocalDate on)
      throws HostException {
    return access.write(tx -> invoice(tx, key, access.book.row(proforma), on));
  }

  private WriteResult<Made> invoice(BookTx tx, WriteKey key, Optional<Long> id, LocalDate on)
      throws SQLException {
    ExternalId external = key.externalId();
    Optional<ProformaRows.Row> before = ProformaRows.byInvoiceKey(tx.sql, tx.book, external);
    if (before.isPresent()) {
      return id.filter(i -> i == before.get().id()).isPresent()
          ? WriteResult.of(external, WriteStatus.ALREADY_POSTED, made(tx.sql, before.get()))
          : WriteResult.failed(external, WriteStatus.CONFLICT, Problems.conflict("invoice", key));
    }
    Optional<ProformaRows.Row> found =
        id.isEmpty() ? Optional.empty() : ProformaRows.byId(tx.sql, tx.book, id.get());
    Optional<Problem> refused =
        found.map(LedgerProformas::refusal).orElse(Optional.of(unknown(key)));
    if (refused.isPresent()) {
      return WriteResult.failed(external, WriteStatus.REJECTED, refused.get());
    }
    ProformaRows.invoice(tx, id.get(), external, on);
    return WriteResult.of(
        external,
        WriteStatus.POSTED,
        made(tx.sql, ProformaRows.byId(tx.sql, tx.book, id.get()).orElseThrow()));
  }

  private Made made(Sql sql, ProformaRows.Row row) throws SQLException {
    return ProformaRows.made(sql, access.book, access.chart, row);
  }

  private static Optional<Problem> refusal(ProformaRows.Row row) {
    Proforma p = row.proforma();
    return switch (p.state()) {
      case OPEN -> Optional.empty();
      case CANCELLED ->
          Optional.of(
              Problems.of(
                  "proforma.cancelled",
                  "proforma " + p.number() + " is cancelled",
                  p.id(),
                  "match again, or enter it under a new number"));
      case INVOICED ->
          Optional.of(
              Problems.of(
                  "proforma.invoiced",
                  "of proforma " + p.number() + " invoice " + p.invoice().orElse("") + " was made",
                  p.id(),
                  "match again: the invoice is paid now"));
    };
  }

  private static Problem unknown(WriteKey key) {
    return Problems.of(
        "proforma.unknown",
        "these books have no such proforma",
        key.externalId().value(),
        "proforma-list shows them");
  }

  @Override
  public Map<ExternalId, Made> findAll(Collection<ExternalId> keys) throws HostException {
    return access.read(
        sql -> {
          Map<ExternalId, Made> found = new HashMap<>();
          for (ExternalId key : keys) {
            Optional<ProformaRows.Row> row = ProformaRows.byInvoiceKey(sql, access.book, key);
            if (row.isPresent()) {
              found.put(key, made(sql, row.get()));
            }
          }
          return found;
        });
  }

  @Override
  public WriteResult<Proforma> add(WriteKey key, ProformaDraft draft) throws HostException {
    return access.write(tx -> add(tx, key, draft));
  }

  private static WriteResult<Proforma> add(BookTx tx, WriteKey key, ProformaDraft d)
      throws SQLException {
    ExternalId external = key.externalId();
    Optional<ProformaRows.Row> before = ProformaRows.byKey(tx.sql, tx.book, key);
    if (before.isPresent()) {
      return before.get().key().equals(key)
          ? WriteResult.of(external, WriteStatus.ALREADY_POSTED, before.get().proforma())
          : WriteResult.failed(external, WriteStatus.CONFLICT, Problems.conflict("proforma", key));
    }
    Optional<Problem> refused =
        d.total().signum() <= 0
            ? Optional.of(
                Problems.of(
                    "proforma.content",
                    "proforma " + d.number() + " asks for " + d.total(),
                    d.number(),
                    "enter what is to be paid"))
            : ProformaRows.byNumber(tx.sql, tx.book, d.number())
                .map(
                    r ->
                        Problems.of(
                            "proforma.number",
                            "there is a proforma "
                                + d.number()
                                + " of "
                                + r.proforma().partner().name(),
                            d.number(),
                            "give it another number, or cancel that one and use a new number"));
    if (refused.isPresent()) {
      return WriteResult.failed(external, WriteStatus.REJECTED, refused.get());
    }
    ProformaRows.add(tx, key, d);
    return WriteResult.of(
        external,
        WriteStatus.POSTED,
        ProformaRows.byKey(tx.sql, tx.book, key).orElseThrow().proforma());
  }

  @Override
  public WriteResult<Proforma> cancel(WriteKey key, HostRef proforma, String reason)
      throws HostException {
    return access.write(
        tx -> {
          Optional<Long> id = access.book.row(proforma);
          Optional<ProformaRows.Row> row =
              id.isEmpty() ? Optional.empty() : ProformaRows.byId(tx.sql, tx.book, id.get());
          if (row.isEmpty()) {
            return WriteResult.failed(key.externalId(), WriteStatus.REJECTED, unknown(key));
          }
          if (row.get().proforma().state() == Proforma.State.CANCELLED) {
            return WriteResult.of(
                key.externalId(), WriteStatus.ALREADY_POSTED, row.get().proforma());
          }
          Optional<Problem> refused = refusal(row.get());
          if (refused.isPresent()) {
            return WriteResult.failed(key.externalId(), WriteStatus.REJECTED, refused.get());
          }
          ProformaRows.cancel(tx, id.get(), reason);
          return WriteResult.of(
              key.externalId(),
              WriteStatus.POSTED,
              ProformaRows.byId(tx.sql, tx.book, id.get()).orElseThrow().proforma());
        });
  }

  @Override
  public Series series() throws HostException {
    return access.read(sql -> ProformaRows.series(sql, access.book));
  }

  @Override
  public Series series(Series wanted) throws HostException {
    long given =
        access.write(
            tx -> {
              long last = ProformaRows.lastGiven(tx.sql, tx.book, wanted.prefix());
              if (last < wanted.next()) {
                ProformaRows.putSeries(tx, wanted);
              }
              return last;
            });
    if (given >= wanted.next()) {
      throw new HostException(
          HostException.Code.UNSUPPORTED,
          Problems.of(
              "proforma.series",
              wanted.prefix() + given + " was given already",
              wanted.prefix() + wanted.next(),
              "go on with " + (given + 1) + ", or take another prefix"),
          null);
    }
    return wanted;
  }
}
