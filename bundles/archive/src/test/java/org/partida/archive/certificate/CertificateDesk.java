package org.partida.archive.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.partida.api.archive.Certificates.Issued;
import org.partida.api.document.Document;
import org.partida.api.network.MessageRecord;
import org.partida.api.network.MessageState;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.api.security.Actor;
import org.partida.archive.FileVault;
import org.partida.base.file.RealFiles;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.ListingStore.Listing;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.internal.WakeupHub;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;
import org.partida.spi.action.Progress;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

/** A month of a company's mailbox, in a real store and vault. */
abstract class CertificateDesk {
  static final Actor WORKER = Actor.worker();
  static final YearMonth OCTOBER = YearMonth.of(2026, 10);

  /** October in Romania begins in summer time and ends in winter time. */
  static final Instant BEGIN = Instant.parse("2026-09-30T21:00:00Z");

  static final Instant END = Instant.parse("2026-10-31T22:00:00Z");

  final TempHome home = new TempHome();
  final TestClock clock = new TestClock("2026-11-20T10:00:00Z");
  StoreDatabases databases;
  UnitOfWork books;
  FileVault vault;
  CertificateService certificates;

  @TempDir Path elsewhere;

  @BeforeEach
  void open() {
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    books = new Books(databases, new WakeupHub());
    vault = new FileVault(home.books().resolve("archive"), home.spool(), new RealFiles());
    certificates =
        new CertificateService(
            books,
            vault,
            home,
            List.of(new PlainNetwork()),
            List.of(
                (c, language, out) ->
                    out.write(language.toLanguageTag().getBytes(StandardCharsets.UTF_8))),
            clock);
    Optional<String> none = Optional.empty();
    Optional<Instant> never = Optional.empty();
    books.write(
        tx -> {
          tx.connections()
              .put(
                  new ConnectionRow(
                      "main",
                      "ro.spv",
                      "main",
                      none,
                      none,
                      "x",
                      "y",
                      never,
                      never,
                      "CONNECTED",
                      0));
          tx.companies().put(Samples.company(Samples.ALFA));
          return null;
        });
  }

  @AfterEach
  void close() throws IOException {
    databases.close();
    home.close();
  }

  boolean isClean(byte[] json, Path copy) throws IOException {
    try {
      return certificates.check(WORKER, json, Optional.of(copy), Progress.SILENT).clean();
    } catch (PartidaException e) {
      return false;
    }
  }

  Issued issue() throws IOException {
    return certificates.issue(
        WORKER, Samples.ALFA, OCTOBER, Locale.forLanguageTag("ro"), Progress.SILENT);
  }

  byte[] bytes(Issued issued) throws IOException {
    try (var in = vault.open(issued.json())) {
      return in.readAllBytes();
    }
  }

  /** A month with one message of each ordinary end, listed without a gap. */
  void month() throws IOException {
    listing(BEGIN.minusSeconds(86_400), END.plusSeconds(90_000));
    read("1", AccountingState.POSTED, DecisionState.APPROVED);
    read("2", AccountingState.NONE, DecisionState.PENDING);
    read("3", AccountingState.NONE, DecisionState.REJECTED);
    message("4", MessageState.READ, Optional.of("event|seal of event"));
    read("5", AccountingState.NOT_BOOKED, DecisionState.NOT_REQUIRED);
    // not of this month: the first minute of November, the last of September
    Instant[] outside = {END, BEGIN.minusSeconds(1)};
    for (int i = 0; i < outside.length; i++) {
      MessageRecord m = Samples.message(Samples.ALFA, "9" + i, outside[i]);
      books.write(tx -> tx.messages().addIfNew(m, "{}"));
    }
    books.write(
        tx -> {
          VoucherRecord v = Samples.voucher("e1", Samples.ALFA, Optional.of("d1"));
          tx.vouchers().addIfNew(v);
          tx.vouchers()
              .update(
                  new VoucherRecord(
                      v.voucher(),
                      v.document(),
                      VoucherState.POSTED,
                      Optional.of("CUMP-2026-000001"),
                      v.ruleVersion(),
                      Optional.empty(),
                      Optional.of(clock.instant()),
                      Optional.empty()));
          return null;
        });
  }

  void read(String id, AccountingState accounting, DecisionState decision) throws IOException {
    message(id, MessageState.READ, Optional.of("F" + id + "|seal of F" + id));
    Document d =
        Samples.document("d" + id, Samples.ALFA, clock.instant())
            .with(decision)
            .with(accounting, "");
    books.write(
        tx -> {
          tx.documents().addIfNew(d, "d" + id, Samples.invoice("F" + id));
          MessageRecord m = tx.messages().find(key(id)).orElseThrow();
          tx.messages().update(m.becameDocument(d.id()));
          return null;
        });
  }

  static String key(String id) {
    return Samples.message(Samples.ALFA, id, BEGIN).key();
  }

  void message(String id, MessageState state, Optional<String> container) throws IOException {
    Optional<Problem> why =
        state == MessageState.READ ? Optional.empty() : Optional.of(Samples.problem("x"));
    MessageRecord listed =
        Samples.message(Samples.ALFA, id, BEGIN.plusSeconds(60L * Integer.parseInt(id)));
    books.write(tx -> tx.messages().addIfNew(listed, "{}"));
    MessageRecord now = listed;
    if (container.isPresent()) {
      for (String part :
          Stream.concat(container.stream(), Stream.of(container.get().split("\\|"))).toList()) {
        vault.store(new ByteArrayInputStream(part.getBytes(StandardCharsets.UTF_8)));
      }
      now = now.archivedAs(hash(container.get()));
    }
    MessageRecord end = now.moved(state, why);
    books.write(
        tx -> {
          tx.messages().update(end);
          return null;
        });
  }

  void listing(Instant from, Instant until) {
    books.write(
        tx -> {
          tx.listings()
              .addListing(
                  Listing.one(Samples.ALFA, "ro.spv", from, until, 1, 5, until.plusSeconds(60)));
          return null;
        });
  }

  static Sha256 hash(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  Path copyOfArchive() throws IOException {
    Path from = home.books().resolve("archive");
    Path to = elsewhere.resolve("books").resolve("archive");
    try (Stream<Path> all = Files.walk(from)) {
      for (Path p : all.toList()) {
        Path target = to.resolve(from.relativize(p).toString());
        if (Files.isDirectory(p)) {
          Files.createDirectories(target);
        } else {
          Files.copy(p, target);
        }
      }
    }
    return elsewhere.resolve("books");
  }
}
