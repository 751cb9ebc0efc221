package org.partida.host.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partida.api.company.Company;
import org.partida.api.posting.FileBatch;
import org.partida.base.db.Database;
import org.partida.base.file.DurableFiles;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Sha256;
import org.partida.model.voucher.Voucher;
import org.partida.spi.host.ActingUser;
import org.partida.spi.host.HostConnection;
import org.partida.spi.host.HostConnector;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger;
import org.partida.spi.host.Ledger.PostedEntry;

/**
 * Chooses entries, writes them down as a batch, and only then writes the file: a file that is there
 * has its batch, and a batch without its file gets it later, the same. Thread-safe.
 */
final class Batches {
  private static final int PAGE = 500;
  private static final LocalDate END = LocalDate.of(9999, 12, 31);

  /** Most entries in one file. */
  private final int most;

  private final Database database;
  private final HostConnector ledger;
  private final Folders folders;
  private final DurableFiles files;
  private final Path spool;
  private final Clock clock;

  /** An entry that is in no batch yet. */
  private record Fresh(String id, YearMonth month, Money total) {}

  private record Reading(List<Fresh> fresh, Optional<String> before, Optional<String> place) {}

  Batches(
      Database database,
      HostConnector ledger,
      Folders folders,
      DurableFiles files,
      Path spool,
      Clock clock,
      int most) {
    this.database = database;
    this.ledger = ledger;
    this.folders = folders;
    this.files = files;
    this.spool = spool;
    this.clock = clock;
    this.most = most;
  }

  /** Chooses and writes; answers the batches that got their file now. */
  synchronized List<FileBatch> export(Company company, Profile profile) {
    try (HostSession session = open(company)) {
      boolean more = true;
      while (more) {
        Reading r = read(session.ledger(), company);
        more = !r.fresh.isEmpty();
        record(company, profile, r);
      }
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
    List<FileBatch> done = new ArrayList<>();
    for (FileBatch b : unwritten(company)) {
      write(company, b);
      done.add(database.read(h -> BatchRows.find(h, company.id(), b.id())).orElseThrow());
    }
    return done;
  }

  private List<FileBatch> unwritten(Company company) {
    List<FileBatch> all =
        new ArrayList<>(
            database.read(h -> BatchRows.list(h, company.id())).stream()
                .filter(b -> b.state() == FileBatch.State.RECORDED)
                .toList());
    java.util.Collections.reverse(all);
    return all;
  }

  /** How many entries are in no batch. */
  long waiting(Company company) {
    try (HostSession session = open(company)) {
      return read(session.ledger(), company).fresh.size();
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
  }

  private HostSession open(Company c) throws HostException {
    return ledger.open(
        new HostConnection(c.id(), c.name(), c.currency(), Map.of()),
        new ActingUser(ActingUser.Kind.SERVICE, "partida"));
  }

  /**
   * Entries behind the known place, until there are enough for a file. The place is that of the
   * last full page, so that what is added to the page later is seen.
   */
  private Reading read(Ledger journal, Company company) throws HostException {
    Optional<String> before = database.read(h -> BatchRows.seen(h, company.id()));
    Optional<String> after = before;
    List<Fresh> fresh = new ArrayList<>();
    while (true) {
      Optional<String> at = after;
      Page<PostedEntry> page = journal.journal(Optional.empty(), Optional.empty(), at, PAGE);
      List<String> ids = page.items().stream().map(e -> e.voucher().externalId().value()).toList();
      Set<String> known = database.read(h -> BatchRows.known(h, company.id(), ids));
      for (PostedEntry e : page.items()) {
        Voucher v = e.voucher();
        if (!known.contains(v.externalId().value())) {
          fresh.add(new Fresh(v.externalId().value(), YearMonth.from(v.date()), v.total()));
        }
      }
      if (page.next().isEmpty() || fresh.size() >= most) {
        return new Reading(fresh, before, page.next().or(() -> at));
      }
      after = page.next();
    }
  }

  private void record(Company company, Profile profile, Reading r) {
    Map<Optional<YearMonth>, List<Fresh>> groups = new LinkedHashMap<>();
    r.fresh.stream()
        .sorted(java.util.Comparator.comparing(Fresh::month))
        .forEach(
            f ->
                groups
                    .computeIfAbsent(
                        Optional.of(f.month).filter(m -> profile.months()), k -> new ArrayList<>())
                    .add(f));
    database.write(
        h -> {
          if (!BatchRows.seen(h, company.id()).equals(r.before)) {
            throw Problems.of(
                "batch.busy",
                "somebody else is writing files of this company",
                company.id().value(),
                "try again when that is done");
          }
          long number = BatchRows.next(h, company.id());
          for (Map.Entry<Optional<YearMonth>, List<Fresh>> g : groups.entrySet()) {
            BatchRows.add(
                h,
                batch(company, profile, g.getKey(), g.getValue(), number++),
                g.getValue().stream().map(Fresh::id).toList());
          }
          r.place.ifPresent(p -> BatchRows.seen(h, company.id(), p));
          return groups.size();
        });
  }

  private FileBatch batch(
      Company c, Profile p, Optional<YearMonth> month, List<Fresh> entries, long number) {
    Money total = entries.stream().map(Fresh::total).reduce(Money.zero(c.currency()), Money::plus);
    String id = String.format(Locale.ROOT, "%s-%06d", c.id().value(), number);
    String file = id + month.map(m -> "_" + m).orElse("") + "_" + p.name() + "." + p.ending();
    return new FileBatch(
        id,
        c.id(),
        number,
        p.name(),
        month,
        file,
        FileBatch.State.RECORDED,
        entries.size(),
        total,
        Optional.empty(),
        clock.instant(),
        Optional.empty(),
        "",
        "");
  }

  Path file(FileBatch b) {
    return folders.of(b.company()).resolve(b.fileName());
  }

  /** Writes the file whole or not at all; one that was written before must come out the same. */
  void write(Company company, FileBatch b) {
    Path temp = null;
    try (HostSession session = open(company)) {
      Files.createDirectories(spool);
      temp = Files.createTempFile(spool, "batch", ".tmp");
      MessageDigest digest = Sha256.digester();
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(temp), digest)) {
        OfficeChart chart = folders.chart(b.company()).orNames(names(session.ledger()));
        Profile profile = folders.profile(b.profile());
        entries(session.ledger(), b, new FileWriter(profile, chart, b.number(), out));
      }
      String sha = Sha256.finish(digest).hex();
      if (b.sha256().filter(s -> !s.equals(sha)).isPresent()) {
        throw Problems.of(
            "batch.changed",
            "the profile or the chart has changed since the file was written: it would not be the same",
            b.id(),
            "put the profile back as it was, or take the file from a backup");
      }
      files.adopt(temp, file(b));
      database.write(
          h -> {
            BatchRows.written(h, b, sha);
            return sha;
          });
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    } catch (IOException e) {
      throw Problems.of(
          "host-file.file",
          "the file cannot be written: " + e.getMessage(),
          file(b).toString(),
          "look at the disk of the books folder, then export again; nothing is lost or doubled",
          e);
    } finally {
      drop(temp);
    }
  }

  private static Map<String, String> names(Ledger journal) throws HostException {
    Map<String, String> names = new HashMap<>();
    journal.turnovers(END).forEach(t -> names.put(t.account().toString(), t.name()));
    return names;
  }

  private static void drop(Path temp) {
    try {
      if (temp != null) {
        Files.deleteIfExists(temp);
      }
    } catch (IOException e) {
      // the spool folder is emptied at start
      return;
    }
  }

  private void entries(Ledger journal, FileBatch b, FileWriter to)
      throws HostException, IOException {
    for (int from = 0; from < b.entries(); from += PAGE) {
      int at = from;
      List<ExternalId> ids =
          database.read(h -> BatchRows.entries(h, b, at, PAGE)).stream()
              .map(ExternalId::new)
              .toList();
      Map<ExternalId, PostedEntry> found = journal.findAll(new HashSet<>(ids));
      for (ExternalId id : ids) {
        PostedEntry e = found.get(id);
        if (e == null) {
          throw Problems.of(
              "batch.entry",
              "entry " + id + " of the batch is not in the books",
              b.id(),
              "the books are older than the batches: restore both from one backup");
        }
        to.entry(e);
      }
    }
    to.end();
  }
}
