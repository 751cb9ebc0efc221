package org.partida.documents.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.archive.Packing;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.archive.FileVault;
import org.partida.base.file.RealFiles;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.internal.WakeupHub;
import org.partida.documents.decide.DocumentsService;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Sha256;
import org.partida.model.document.ArchiveState;
import org.partida.model.document.DecisionState;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

/** A ZIP holds what passes the filter, of companies of one's own, under names of our making. */
class PackingTest {
  private static final Actor ANA = Actor.all("ana", "Ana", Channel.WEB);
  private static final String NASTY = "=cmd|' /C calc'!A0 ../../etc";

  private final TestClock clock = new TestClock("2026-03-02T08:00:00Z");
  private TempHome home;
  private StoreDatabases databases;
  private UnitOfWork books;
  private FileVault vault;

  @BeforeEach
  void open() throws IOException {
    home = new TempHome();
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    books = new Books(databases, new WakeupHub());
    vault = new FileVault(home.books().resolve("archive"), home.spool(), new RealFiles());
    books.<Boolean>write(
        tx -> {
          tx.companies().put(Samples.company(Samples.ALFA));
          tx.companies().put(Samples.company(Samples.BETA));
          return true;
        });
    add("aaaaaaaa1", Samples.ALFA, DecisionState.APPROVED, NASTY);
    add("aaaaaaaa2", Samples.ALFA, DecisionState.REJECTED, "Furnizor");
    add("bbbbbbbb1", Samples.BETA, DecisionState.APPROVED, "Al lui Beta");
  }

  @AfterEach
  void close() throws IOException {
    databases.close();
    home.close();
  }

  @Test
  void everyFileIsThereUnderASafeNameWithItsDigest() throws IOException {
    Packing.Pack pack = service(100).pack(ANA, DocumentFilter.of(Samples.ALFA), Set.of());
    assertThat(pack.documents()).isEqualTo(2);
    Map<String, String> files = read(pack);
    assertThat(files.keySet())
        .allMatch(n -> n.matches("([A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*"))
        .anyMatch(n -> n.matches("RO12345674/received/.*_aaaaaaaa\\d/.*\\.xml"))
        .anyMatch(n -> n.matches("RO12345674/rejected/.*_aaaaaaaa\\d/.*\\.pdf"))
        .anyMatch(n -> n.matches("RO12345674/rejected/.*/semnatura_.*\\.xml"));
    assertThat(files).hasSize(2 * 3 + 2);
    for (String line : files.get("manifest.sha256").lines().toList()) {
      String[] p = line.split("  ", 2);
      assertThat(Sha256.of(files.get(p[1]).getBytes(StandardCharsets.UTF_8)).hex())
          .as(p[1])
          .isEqualTo(p[0]);
    }
    assertThat(files.get("manifest.sha256").lines()).hasSize(6);
    assertThat(files.get("index.csv"))
        .as("no cell runs in a spreadsheet")
        .contains("'=cmd|")
        .doesNotContain(",=cmd")
        .contains(",121.00,RON,APPROVED,")
        .contains(",121.00,RON,REJECTED,");
  }

  @Test
  void onlyTheKindsOfFilesAskedForAreIn() throws IOException {
    Map<String, String> files =
        read(service(100).pack(ANA, DocumentFilter.of(Samples.ALFA), Set.of(Packing.Part.PDF)));
    assertThat(files.keySet()).filteredOn(n -> n.contains("/")).allMatch(n -> n.endsWith(".pdf"));
    assertThat(files).hasSize(2 + 2);
  }

  @Test
  void aLostFileIsNamedAndTheOthersAreThere() throws IOException {
    Document d = books.<Document>read(tx -> tx.documents().require("aaaaaaaa1"));
    java.nio.file.Files.delete(vault.path(d.original()));
    Map<String, String> files =
        read(service(100).pack(ANA, DocumentFilter.of(Samples.ALFA), Set.of()));
    assertThat(files).hasSize(2 * 3 + 2 - 1);
    assertThat(files.get("index.csv").lines().filter(l -> l.endsWith(".xml"))).hasSize(1);
  }

  @Test
  void tooMuchIsRefusedBeforeAnythingIsWritten() {
    refused(service(1), "packing.too-many");
    refused(new PackingService(documents(), vault, 100, 10), "packing.too-large");
    DocumentFilter none =
        new DocumentFilter(
            Optional.of(Samples.ALFA),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(DecisionState.PENDING),
            Optional.empty());
    assertThatThrownBy(() -> service(9).pack(ANA, none, Set.of()))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> assertThat(e.problem().code()).isEqualTo("packing.nothing"));
  }

  @Test
  void onlyCompaniesWhoseArchiveOneMayReadAreIn() throws IOException {
    Actor reads = actor(Module.DOCUMENTS, Module.ARCHIVE);
    Map<String, String> files = read(service(9).pack(reads, DocumentFilter.ALL, Set.of()));
    assertThat(files.keySet()).noneMatch(n -> n.contains(Samples.BETA.value()));
    assertThat(files.get("index.csv")).doesNotContain("Al lui Beta");
    assertThatThrownBy(() -> service(9).pack(reads, DocumentFilter.of(Samples.BETA), Set.of()))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(
            () ->
                service(9).pack(actor(Module.DOCUMENTS), DocumentFilter.of(Samples.ALFA), Set.of()))
        .isInstanceOf(AccessDeniedException.class);
  }

  private static void refused(PackingService service, String code) {
    assertThatThrownBy(() -> service.pack(ANA, DocumentFilter.of(Samples.ALFA), Set.of()))
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
  }

  private PackingService service(int most) {
    return new PackingService(documents(), vault, most, Packing.MOST_BYTES);
  }

  private DocumentsService documents() {
    return new DocumentsService(books, clock);
  }

  private static Actor actor(Module... modules) {
    return new Actor(
        "v",
        "V",
        Channel.WEB,
        List.of(modules).stream()
            .map(m -> new Grant(Optional.of(Samples.ALFA), Optional.of(m), Access.READ))
            .toList());
  }

  private void add(String id, CompanyId company, DecisionState decision, String partner)
      throws IOException {
    Document s = Samples.document(id, company, Samples.NOON);
    Document d =
        new Document(
            id,
            company,
            s.direction(),
            s.typeCode(),
            "../" + id,
            s.issueDate(),
            s.dueDate(),
            partner,
            s.partnerTaxId(),
            s.total(),
            s.format(),
            s.network(),
            decision,
            s.accounting(),
            ArchiveState.SEALED,
            keep("xml " + id),
            Optional.of(keep("pdf " + id)),
            Optional.of(keep("sig " + id)),
            s.networkIndex(),
            s.receivedAt(),
            "");
    books.<Boolean>write(
        tx -> {
          tx.documents().addIfNew(d, id, Samples.invoice(id));
          return true;
        });
  }

  private Sha256 keep(String text) throws IOException {
    return vault.store(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).id();
  }

  private static Map<String, String> read(Packing.Pack pack) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    pack.writeTo(out);
    Map<String, String> files = new LinkedHashMap<>();
    ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()));
    for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
      assertThat(files.put(e.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8)))
          .as("twice: " + e.getName())
          .isNull();
    }
    return files;
  }
}
