package org.partida.archive.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.Test;
import org.partida.api.archive.ArchiveReport;
import org.partida.api.archive.Certificate;
import org.partida.api.archive.Certificate.Account;
import org.partida.api.archive.Certificates.Issued;
import org.partida.api.network.MessageState;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.archive.FileVault;
import org.partida.base.file.RealFiles;
import org.partida.base.port.ArchiveRow;
import org.partida.base.work.internal.WakeupHub;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.store.Samples;

/** The certificate of a month: what it says, and that no byte can change unseen. */
class CertificateTest extends CertificateDesk {
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
    assertThat(rows).extracting(ArchiveRow::role).containsExactly("CERTIFICATE");
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
                    WORKER, Samples.ALFA, YearMonth.of(2026, 12), Locale.ENGLISH, Progress.SILENT))
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
      ArchiveReport report = theirs.check(WORKER, json, Optional.of(copy), Progress.SILENT);
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
    byte[] longer =
        (new String(json, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
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
              .filter(
                  p ->
                      new String(json, StandardCharsets.UTF_8).contains(p.getFileName().toString()))
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
    assertThatThrownBy(() -> certificates.check(stranger, json, Optional.empty(), Progress.SILENT))
        .isInstanceOf(AccessDeniedException.class);
  }
}
