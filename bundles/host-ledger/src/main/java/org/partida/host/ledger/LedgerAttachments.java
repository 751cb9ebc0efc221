package org.partida.host.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.partida.model.ExternalId;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.spi.host.Attachments;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostRef;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteResult;
import org.partida.spi.host.WriteStatus;

/**
 * Papers of entries: bytes in files, the rest in rows. The file comes first, so a row never points
 * at nothing.
 */
final class LedgerAttachments implements Attachments {
  private static final String SELECT =
      "SELECT id, file_name, media_type, size, sha256, digest FROM attachment WHERE ";

  private final Access access;
  private final PaperStore papers;

  LedgerAttachments(Access access, PaperStore papers) {
    this.access = access;
    this.papers = papers;
  }

  private record Row(Attached attached, String digest) {}

  @Override
  public WriteResult<Attached> attach(
      WriteKey key,
      HostRef entry,
      String fileName,
      String mediaType,
      long size,
      Sha256 sha256,
      Source data)
      throws HostException {
    ExternalId id = key.externalId();
    Optional<WriteResult<Attached>> before = access.read(sql -> before(sql, key));
    if (before.isPresent()) {
      return before.get();
    }
    Optional<Problem> problem = store(size, sha256, fileName, data);
    if (problem.isPresent()) {
      return WriteResult.failed(id, WriteStatus.REJECTED, problem.get());
    }
    return access.write(
        tx -> {
          Optional<WriteResult<Attached>> raced = before(tx.sql, key);
          return raced.isPresent()
              ? raced.get()
              : insert(
                  tx,
                  key,
                  entry,
                  new Attached(
                      access.book.ref("attachment", tx.id()), fileName, mediaType, size, sha256));
        });
  }

  private Optional<WriteResult<Attached>> before(Sql sql, WriteKey key) throws SQLException {
    return sql.first(
            SELECT + "external_id = ? AND book = ?",
            this::row,
            key.externalId().value(),
            access.book.id)
        .map(
            r ->
                r.digest.equals(key.digest())
                    ? WriteResult.of(key.externalId(), WriteStatus.ALREADY_POSTED, r.attached)
                    : WriteResult.failed(
                        key.externalId(),
                        WriteStatus.CONFLICT,
                        Problems.conflict("attachment", key)));
  }

  private Optional<Problem> store(long size, Sha256 sha256, String fileName, Source data)
      throws HostException {
    if (size > PaperStore.MAX_BYTES) {
      return Optional.of(
          Problems.of(
              "host.attachment-large",
              "the paper has more than 20 MB",
              fileName,
              "attach a smaller rendering"));
    }
    try (InputStream in = data.open()) {
      PaperStore.Taken taken = papers.take(in);
      if (taken.size() == size && taken.sha256().equals(sha256)) {
        papers.keep(taken);
        return Optional.empty();
      }
      papers.drop(taken);
      return Optional.of(
          Problems.of(
              "host.attachment-bytes",
              "the bytes are not those that size and digest announce",
              fileName,
              "read the original again and attach it"));
    } catch (IOException e) {
      throw new HostException(
          HostException.Code.UNREACHABLE,
          Problems.of(
              "host.attachment-io",
              "the paper could not be stored: " + e.getMessage(),
              fileName,
              "look at the disk of the books folder"),
          e);
    }
  }

  private WriteResult<Attached> insert(BookTx tx, WriteKey key, HostRef entry, Attached a)
      throws SQLException {
    Optional<Long> row = entry.kind().equals("entry") ? access.book.row(entry) : Optional.empty();
    if (row.isEmpty() || EntryRows.head(tx.sql, row.get()).isEmpty()) {
      return WriteResult.failed(
          key.externalId(),
          WriteStatus.REJECTED,
          Problems.of(
              "host.entry-missing",
              "the entry is not in these books",
              a.fileName(),
              "post the entry before its papers"));
    }
    tx.sql.update(
        "INSERT INTO attachment (book, id, external_id, digest, entry, file_name, media_type, size, sha256, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        access.book.id,
        access.book.row(a.ref()).orElseThrow(),
        key.externalId().value(),
        key.digest(),
        row.get(),
        a.fileName(),
        a.mediaType(),
        a.size(),
        a.sha256().hex(),
        tx.now.toString());
    return WriteResult.of(key.externalId(), WriteStatus.POSTED, a);
  }

  @Override
  public List<Attached> list(HostRef entry) throws HostException {
    Optional<Long> row = access.book.row(entry);
    return row.isEmpty()
        ? List.of()
        : access.read(
            sql ->
                sql.list(SELECT + "entry = ? ORDER BY id", this::row, row.get()).stream()
                    .map(Row::attached)
                    .toList());
  }

  private Row row(ResultSet r) throws SQLException {
    return new Row(
        new Attached(
            access.book.ref("attachment", r.getLong(1)),
            r.getString(2),
            r.getString(3),
            r.getLong(4),
            new Sha256(r.getString(5))),
        r.getString(6));
  }
}
