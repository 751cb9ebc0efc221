package org.partida.documents.sandboxed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partida.documents.sandboxed.TwoCompanies.BUYER;
import static org.partida.documents.sandboxed.TwoCompanies.PERSON;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partida.api.document.AuthorityVerdict;
import org.partida.api.document.AuthorityVerdict.Outcome;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFinding;
import org.partida.api.document.Paper;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.base.port.ArchiveRow;
import org.partida.documents.paper.AuthorityPapersService;
import org.partida.model.PartidaException;
import org.partida.model.Sha256;
import org.partida.sandbox.generate.MessageKind;
import org.partida.sandbox.wire.Fault;
import org.partida.sandbox.wire.FaultRule;
import org.partida.spi.network.NoticeExplainer;

/** The authority's own PDF and verdict, by its simulated public services and their firewall. */
class AuthorityPapersTest {
  @TempDir Path folder;
  private TwoCompanies office;
  private AuthorityPapersService papers;

  @BeforeEach
  void open() {
    office = new TwoCompanies("2026-11-27T10:00:00Z");
    papers = office.papers();
  }

  @AfterEach
  void close() throws IOException {
    office.close();
  }

  private Path file(byte[] xml) throws IOException {
    return Files.write(folder.resolve("F.xml"), xml);
  }

  private Document received(byte[] xml) {
    office.put(BUYER, MessageKind.RECEIVED, Instant.parse("2026-11-26T08:00:00Z"), xml);
    office.sync();
    return office.documents(BUYER).get(0);
  }

  private static byte[] with(byte[] xml, String from, String to) {
    String text = new String(xml, StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    return text.replaceFirst(from, to).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] climbing(byte[] xml) {
    return with(
        xml,
        "<Invoice ",
        "<Invoice xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            + " xsi:schemaLocation=\"urn:x ../../UBL-Invoice-2.1.xsd\" ");
  }

  @Test
  void theAuthoritysPdfIsAskedForOnceAndStandsBesideOurs() throws IOException {
    Document d = received(Papers.invoice("F-1"));
    Sha256 pdf = papers.pdf(PERSON, d.id());
    assertThat(Files.readString(office.vault.path(pdf), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF")
        .contains("F-1", "121.00");
    assertThat(papers.pdf(PERSON, d.id())).isEqualTo(pdf);
    office.quiet();
    try (Stream<Path> all = Files.walk(office.filed())) {
      assertThat(all.map(p -> String.valueOf(p.getFileName())))
          .anyMatch(n -> n.matches("2026-11-02_Vanzator-S.R.L_F-1_\\d+_authority.pdf"));
    }
    assertThat(office.calls("DA")).isEqualTo(1);
    List<Paper> all = office.books.read(tx -> tx.links().papers(d.id()));
    assertThat(all).extracting(Paper::role).contains("PAYLOAD", Paper.AUTHORITY_PDF);
    assertThat(office.books.<List<ArchiveRow>>read(tx -> tx.archive().find(BUYER, pdf))).hasSize(1);
    assertThat(office.books.<List<DocumentFinding>>read(tx -> tx.links().findings(d.id())))
        .isEmpty();
  }

  @Test
  void whoMayNotReadTheCompanyGetsNothing() {
    Document d = received(Papers.invoice("F-1"));
    Actor stranger = new Actor("x", "X", Channel.WEB, List.of());
    assertThatThrownBy(() -> papers.pdf(stranger, d.id()))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("access.denied");
    assertThat(office.calls("DA")).isZero();
    assertThatThrownBy(() -> papers.pdf(PERSON, "none")).hasMessageContaining("document.unknown");
  }

  @Test
  void whatTheFirewallDoesNotLikeIsSentWithoutItAndTheOriginalStays() throws IOException {
    byte[] xml = climbing(Papers.invoice("F-1"));
    Document d = received(xml);
    Sha256 pdf = papers.pdf(PERSON, d.id());
    assertThat(Files.readAllBytes(office.vault.path(pdf))).startsWith('%', 'P', 'D', 'F');
    assertThat(Files.readAllBytes(office.vault.path(d.original()))).isEqualTo(xml);
    assertThat(papers.validate(file(xml)).outcome()).isEqualTo(Outcome.VALID);
  }

  @Test
  void whatItNeverLetsThroughIsToldAndNothingIsKept() {
    Document d = received(with(Papers.invoice("F-1"), "Lungă 1", "Lungă;CP 500001"));
    assertThatThrownBy(() -> papers.pdf(PERSON, d.id()))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("anaf.firewall")
        .hasMessageContaining("rendering of our own");
    assertThat(office.books.<List<Paper>>read(tx -> tx.links().papers(d.id())))
        .extracting(Paper::role)
        .doesNotContain(Paper.AUTHORITY_PDF);
  }

  @Test
  void aPdfAsTextIsTakenToo() throws IOException {
    office.sandbox.settings().set("pdf.base64", "true");
    assertThat(Files.readAllBytes(papers.pdf(file(Papers.invoice("F-1")), folder)))
        .startsWith('%', 'P', 'D', 'F');
  }

  @Test
  void itsVerdictIsExplainedAndThatItIsAwayIsAnAnswer() throws IOException {
    AuthorityVerdict wrong = papers.validate(file(with(Papers.invoice("F-1"), "RO-BV", "Brașov")));
    assertThat(wrong.outcome()).isEqualTo(Outcome.INVALID);
    assertThat(wrong.errors()).extracting(e -> e.rule()).contains("BR-RO-110");
    assertThat(wrong.trace()).isPresent();
    office.arm(FaultRule.times(Fault.UNAVAILABLE_503, 1));
    AuthorityVerdict away = papers.validate(file(Papers.invoice("F-1")));
    assertThat(away.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(away.why().orElseThrow().code()).isEqualTo("anaf.outage");
    office.later(Duration.ofMinutes(1));
    assertThat(papers.validate(file(Papers.invoice("F-1"))).outcome()).isEqualTo(Outcome.VALID);
  }

  @Test
  void whatNobodyLooksAtIsSaidBeforeAnythingIsSent() throws IOException {
    Path other = file("<Order xmlns='urn:x'/>".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> papers.validate(other)).hasMessageContaining("paper.kind");
    Path big = file(Papers.withAttachment("F-1", 5 << 20));
    assertThatThrownBy(() -> papers.pdf(big, folder)).hasMessageContaining("paper.size");
    List<NoticeExplainer> nobody = List.of();
    assertThatThrownBy(() -> office.papers(List.of(), nobody).validate(big))
        .hasMessageContaining("network.missing");
    assertThat(office.calls).isEmpty();
  }
}
