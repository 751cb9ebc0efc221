package org.partida.archive.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partida.api.archive.ArchiveReport;
import org.partida.api.archive.Certificate;
import org.partida.api.archive.Certificate.Account;
import org.partida.api.archive.Certificates.Issued;
import org.partida.api.document.Document;
import org.partida.api.network.MessageRecord;
import org.partida.api.network.MessageState;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.archive.FileVault;
import org.partida.base.file.RealFiles;
import org.partida.base.port.ArchiveRow;
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

/** The certificate of a month: what it says, and that no byte can change unseen. */
class CertificateTest {
  private static final Actor WORKER = Actor.worker();
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

  /** October in Romania begins in summer time and ends in winter time. */
  private static final Instant BEGIN = Instant.parse("2026-09-30T21:00:00Z");

  private static final Instant END = Instant.parse("2026-10-31T22:00:00Z");

  private final TempHome home = new TempHome();
  private final TestClock clock = new TestClock("2026-11-20T10:00:00Z");
  private StoreDatabases databases;
  private UnitOfWork books;
  private FileVault vault;
  private CertificateService certificates;

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
            List.of((c, language, out) -> out.write(language.toLanguageTag().getBytes(StandardCharsets.UTF_8))),
            clock);
    Optional<String> none = Optional.empty();
    Optional<Instant> never = Optional.empty();
    books.write(
        tx -> {
          tx.connections()
              .put(
                  new ConnectionRow(
                      "main", "ro.spv", "main", none, none, "x", "y", never, never, "CONNECTED", 0));
          tx.companies().put(Samples.company(Samples.ALFA));
          return null;
        });
  }

  @AfterEach
  void close() throws IOException {
    databases.close();
    home.close();
  }

  @Test
  void everyListedMessageIsAccountedFor() throws IOException {
    month();
    Certificate c = issue().certificate();
    assertThat(c.entries())
        .extracting(e -> e.id() + " " + e.account() + " " + e.seal())
        .containsExactly(
            "1 POSTED VALID",
            "2 WAITING VALID",
            "3 REJECTED VALID",
            "4 EVENT VALID",
            "5 NOT_BOOKED VALID");
    assertThat(c.entries().get(0).voucherNumbers()).containsExactly("CUMP-2026-000001");
    assertThat(c.entries().get(0).document()).contains("F d1");
    assertThat(c.byAccount()).containsEntry(Account.POSTED, 1).hasSize(5);
    assertThat(c.complete()).isTrue();
    assertThat(c.closed()).isTrue();
    assertThat(c.gaps()).isEmpty();
  }

  @Test
  void theTextIsAsItAlwaysWas() throws IOException {
    month();
    Issued issued = issue();
    String json = new String(bytes(issued), StandardCharsets.UTF_8);
    try (var golden = CertificateTest.class.getResourceAsStream("certificate.json")) {
      assertThat(json).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
    }
    assertThat(Files.readString(vault.path(issued.pdf().orElseThrow()))).isEqualTo("ro");
    List<ArchiveRow> rows = books.read(tx -> tx.archive().find(Samples.ALFA, issued.json()));
    assertThat(rows)
        .extracting(ArchiveRow::role)
        .containsExactly("CERTIFICATE");
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    listing(BEGIN, Instant.parse("2026-10-10T00:00:00Z"));
    listing(Instant.parse("2026-10-12T00:00:00Z"), END.plusSeconds(90_000));
    message("1", MessageState.EXPIRED, Optional.empty());
    message("2", MessageState.LISTED, Optional.empty());
    message("3", MessageState.READ, Optional.of("forged|seal of another"));
    message("4", MessageState.QUARANTINED, Optional.of("no container"));
    message("5", MessageState.REFUSED, Optional.empty());
    message("6", MessageState.READ, Optional.of("lost|seal of lost"));
    Files.delete(vault.path(hash("lost|seal of lost")));
    Certificate c = issue().certificate();
    assertThat(c.complete()).isFalse();
    assertThat(c.why())
        .containsExactly(
            "not listed from 2026-10-10T00:00:00Z to 2026-10-12T00:00:00Z",
            "1 message not fetched",
            "1 message quarantined",
            "1 message expired before they were fetched",
            "1 message refused by the authority",
            "1 message with a broken seal",
            "1 message whose bytes are lost or changed");
    assertThat(c.entries().get(1).detail()).contains("something is wrong");
  }

  @Test
  void aRunningMonthIsCertifiedAsFarAsItWasListed() throws IOException {
    clock.set(Instant.parse("2026-10-20T10:00:00Z"));
    listing(BEGIN.minusSeconds(10), Instant.parse("2026-10-20T09:59:00Z"));
    Certificate c = issue().certificate();
    assertThat(c.complete()).isTrue();
    assertThat(c.closed()).isFalse();
    assertThatThrownBy(
            () ->
                certificates.issue(
                    WORKER,
                    Samples.ALFA,
                    YearMonth.of(2026, 12),
                    Locale.ENGLISH,
                    Progress.SILENT))
        .isInstanceOf(PartidaException.class);
  }

  @Test
  void aMonthThatWasNeverListedIsNotComplete() throws IOException {
    Certificate c = issue().certificate();
    assertThat(c.complete()).isFalse();
    assertThat(c.gaps()).hasSize(1);
  }

  @Test
  void anAuditorChecksItElsewhereWithTheArchiveAlone() throws IOException {
    month();
    byte[] json = bytes(issue());
    Path copy = copyOfArchive();
    databases.close();
    try (TempHome other = new TempHome();
        StoreDatabases empty = StoreDatabases.sqlite(other.books(), 2, clock)) {
      CertificateService theirs =
          new CertificateService(
              new Books(empty, new WakeupHub()),
              new FileVault(other.books().resolve("archive"), other.spool(), new RealFiles()),
              other,
              List.of(new PlainNetwork()),
              List.of(),
              clock);
      ArchiveReport report =
          theirs.check(WORKER, json, Optional.of(copy), Progress.SILENT);
      assertThat(report.findings()).isEmpty();
      assertThat(report.sealsValid()).isEqualTo(5);
      assertThat(report.objects()).isEqualTo(15);
      assertThat(theirs.check(WORKER, json, Optional.empty(), Progress.SILENT).clean()).isFalse();
    }
  }

  @Test
  void noByteOfTheCertificateChangesUnseen() throws IOException {
    month();
    byte[] json = bytes(issue());
    Path copy = copyOfArchive();
    for (int i = 0; i < json.length; i++) {
      byte[] changed = json.clone();
      changed[i] ^= 1;
      assertThat(isClean(changed, copy)).as("byte %d changed", i).isFalse();
    }
    byte[] longer = (new String(json, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
    assertThat(isClean(longer, copy)).isFalse();
    assertThat(isClean(json, copy)).isTrue();
  }

  @Test
  void noByteOfTheArchiveChangesUnseen() throws IOException {
    month();
    byte[] json = bytes(issue());
    Path copy = copyOfArchive();
    List<Path> named;
    try (Stream<Path> all = Files.walk(copy)) {
      named =
          all.filter(Files::isRegularFile)
              .filter(p -> new String(json, StandardCharsets.UTF_8).contains(p.getFileName().toString()))
              .toList();
    }
    assertThat(named).hasSize(15);
    for (Path file : named) {
      byte[] right = Files.readAllBytes(file);
      for (int i = 0; i < right.length; i++) {
        byte[] changed = right.clone();
        changed[i] ^= 1;
        Files.write(file, changed);
        assertThat(isClean(json, copy)).as("%s byte %d", file, i).isFalse();
      }
      Files.delete(file);
      assertThat(isClean(json, copy)).as("%s lost", file).isFalse();
      Files.write(file, right);
    }
    assertThat(isClean(json, copy)).isTrue();
  }

  /** Who can change the file can also make its digests anew; the instance still knows its own. */
  @Test
  void aForgedCertificateWithRightDigestsIsNotOurs() throws IOException {
    month();
    Certificate c = issue().certificate();
    Certificate shorter =
        new Certificate(
            c.company(),
            c.companyName(),
            c.network(),
            c.month(),
            c.zone(),
            c.asOf(),
            c.closed(),
            c.complete(),
            c.why(),
            c.entries().subList(0, 4),
            Verdict.byType(c.entries().subList(0, 4)),
            Verdict.byAccount(c.entries().subList(0, 4)),
            c.listed(),
            c.gaps(),
            "",
            "");
    byte[] forged = CanonicalJson.bytes(shorter);
    assertThat(certificates.check(WORKER, forged, Optional.empty(), Progress.SILENT).findings())
        .extracting(Problem::code)
        .containsExactly("certificate.not-archived");
  }

  @Test
  void whoMayNotSeeTheArchiveGetsNothing() throws IOException {
    month();
    byte[] json = bytes(issue());
    Actor stranger =
        new Actor(
            "x",
            "X",
            Channel.WEB,
            List.of(new Grant(Optional.of(Samples.BETA), Optional.empty(), Access.WRITE)));
    assertThatThrownBy(
            () ->
                certificates.issue(
                    stranger, Samples.ALFA, OCTOBER, Locale.ENGLISH, Progress.SILENT))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(
            () -> certificates.check(stranger, json, Optional.empty(), Progress.SILENT))
        .isInstanceOf(AccessDeniedException.class);
  }

  private boolean isClean(byte[] json, Path copy) throws IOException {
    try {
      return certificates.check(WORKER, json, Optional.of(copy), Progress.SILENT).clean();
    } catch (PartidaException e) {
      return false;
    }
  }

  private Issued issue() throws IOException {
    return certificates.issue(
        WORKER, Samples.ALFA, OCTOBER, Locale.forLanguageTag("ro"), Progress.SILENT);
  }

  private byte[] bytes(Issued issued) throws IOException {
    try (var in = vault.open(issued.json())) {
      return in.readAllBytes();
    }
  }

  /** A month with one message of each ordinary end, listed without a gap. */
  private void month() throws IOException {
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

  private void read(String id, AccountingState accounting, DecisionState decision)
      throws IOException {
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

  private static String key(String id) {
    return Samples.message(Samples.ALFA, id, BEGIN).key();
  }

  private void message(String id, MessageState state, Optional<String> container)
      throws IOException {
    Optional<Problem> why =
        state == MessageState.READ ? Optional.empty() : Optional.of(Samples.problem("x"));
    MessageRecord listed =
        Samples.message(Samples.ALFA, id, BEGIN.plusSeconds(60L * Integer.parseInt(id)));
    books.write(tx -> tx.messages().addIfNew(listed, "{}"));
    MessageRecord now = listed;
    if (container.isPresent()) {
      for (String part : Stream.concat(container.stream(), Stream.of(container.get().split("\\|"))).toList()) {
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

  private void listing(Instant from, Instant until) {
    books.write(
        tx -> {
          tx.listings()
              .addListing(Listing.one(Samples.ALFA, "ro.spv", from, until, 1, 5, until.plusSeconds(60)));
          return null;
        });
  }

  private static Sha256 hash(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private Path copyOfArchive() throws IOException {
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
