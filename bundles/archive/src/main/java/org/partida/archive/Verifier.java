package org.partida.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.api.archive.ArchiveReport;
import org.partida.base.archive.Vault;
import org.partida.base.port.ArchiveRow;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.spi.action.Progress;
import org.partida.spi.network.Network;
import org.partida.spi.network.SealReport;

/** Hashes every archived object again and checks every seal. Thread-safe. */
final class Verifier {
  private static final int PAGE = 500;

  private final UnitOfWork books;
  private final Vault vault;
  private final Map<String, Network> networks = new HashMap<>();

  Verifier(UnitOfWork books, Vault vault, List<Network> networks) {
    this.books = books;
    this.vault = vault;
    networks.forEach(n -> this.networks.put(n.id(), n));
  }

  ArchiveReport verify(Optional<CompanyId> company, Progress progress) {
    Run run = new Run();
    Optional<ArchiveRow> after = Optional.empty();
    List<ArchiveRow> page;
    do {
      Optional<ArchiveRow> from = after;
      page = books.read(tx -> tx.archive().list(company, from, PAGE));
      for (ArchiveRow row : page) {
        run.check(row);
        progress.update(run.objects, 0, row.name());
      }
      after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1));
    } while (page.size() == PAGE && !progress.cancelled());
    return new ArchiveReport(run.objects, run.bytes, run.valid, run.broken, run.findings);
  }

  /** The state of one verification. */
  private final class Run {
    private long objects;
    private long bytes;
    private int valid;
    private int broken;
    private final List<Problem> findings = new ArrayList<>();

    void check(ArchiveRow row) {
      objects++;
      bytes += row.size();
      try {
        Sha256 now = hash(row.id());
        if (!now.equals(row.id())) {
          find(
              "archive.changed",
              row,
              "the bytes are not the ones that were archived: their SHA-256 is now " + now,
              "restore this file from a backup");
        } else if (row.seals().isPresent()) {
          seal(row, row.seals().get());
        }
      } catch (IOException e) {
        find(
            "archive.missing",
            row,
            "cannot be read: " + e.getMessage(),
            "restore this file from a backup");
      }
    }

    private void seal(ArchiveRow row, Sha256 payload) throws IOException {
      Network network = row.network().map(networks::get).orElse(null);
      if (network == null) {
        find(
            "archive.seal-unchecked",
            row,
            "no running bundle can check seals of " + row.network().orElse("?"),
            "start the network's feature and verify again");
        return;
      }
      SealReport report = network.checkSeal(vault.path(payload), vault.path(row.id()));
      if (report.valid()) {
        valid++;
      } else {
        broken++;
        find(
            "archive.seal-broken",
            row,
            "the seal does not hold: " + String.join("; ", report.findings()),
            "ask the authority for the document again; keep both");
      }
    }

    private void find(String code, ArchiveRow row, String message, String fix) {
      findings.add(
          new Problem(
              code,
              message,
              row.company() + " " + row.role() + " " + row.name() + " " + row.id(),
              fix));
    }
  }

  private Sha256 hash(Sha256 id) throws IOException {
    MessageDigest digester = Sha256.digester();
    try (InputStream in = new DigestInputStream(vault.open(id), digester)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Sha256.finish(digester);
  }
}
