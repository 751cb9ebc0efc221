package org.partida.documents.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.document.DocumentFinding;
import org.partida.api.document.PaperImport;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.archive.FileVault;
import org.partida.base.archive.Vault;
import org.partida.base.file.RealFiles;
import org.partida.base.host.HostsComponent;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Received;
import org.partida.base.work.WorkItem;
import org.partida.base.work.internal.WakeupHub;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;
import org.partida.spi.action.Progress;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

/** Files of papers become documents exactly once, or not at all. */
class PaperImportTest {
  private static final Actor ANA = Actor.all("ana", "Ana", Channel.SHELL);
  private static final String Z =
      """
      {"kind": "Z_REPORT", "number": "Z-1", "date": "2026-10-05",
       "paid": [{"means": "CASH", "amount": "121"}],
       "lines": [{"name": "Vanzari", "type": "GOODS", "gross": "121", "rate": "21"}]}
      """;

  private final TestClock clock = new TestClock("2026-11-22T10:00:00Z");
  private final TempHome home = new TempHome();
  private StoreDatabases databases;
  private UnitOfWork books;
  private Vault vault;
  private BusinessPapersService service;

  @BeforeEach
  void open() {
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    books = new Books(databases, new WakeupHub());
    vault = new FileVault(home.books().resolve("archive"), home.spool(), new RealFiles());
    service =
        new BusinessPapersService(books, vault, new HostsComponent("embedded", List.of()), clock);
    books.write(
        tx -> {
          tx.companies().put(Samples.company(Samples.ALFA));
          return true;
        });
  }

  @AfterEach
  void close() throws IOException {
    databases.close();
    home.close();
  }

  private PaperImport take(String text, Progress progress) throws IOException {
    return service.take(
        ANA,
        Samples.ALFA,
        "papers.json",
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        progress);
  }

  private List<Document> documents() {
    Optional<AccountingState> any = Optional.empty();
    DocumentFilter all =
        new DocumentFilter(
            Optional.of(Samples.ALFA),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            any);
    return books
        .read(tx -> tx.documents().list(all, List.of(Samples.ALFA), 100, Optional.empty()))
        .items();
  }

  @Test
  void twiceIsOnceAndAnotherContentIsAFinding() throws IOException {
    PaperImport first = take(Z, Progress.SILENT);
    assertThat(first.count(PaperImport.Outcome.NEW)).isEqualTo(1);
    Document d = documents().get(0);
    assertThat(d.decision()).as("a till asks nobody").isEqualTo(DecisionState.NOT_REQUIRED);
    assertThat(d.total().amountText()).isEqualTo("121.00");
    assertThat(books.<Optional<Instant>>read(tx -> tx.work().nextReady(List.of(Queues.PROPOSE))))
        .isPresent();

    assertThat(take(Z, Progress.SILENT).count(PaperImport.Outcome.SAME)).isEqualTo(1);
    assertThat(take("[" + Z + "," + Z + "]", Progress.SILENT).count(PaperImport.Outcome.SAME))
        .isEqualTo(2);
    PaperImport other = take(Z.replace("121", "242"), Progress.SILENT);
    assertThat(other.count(PaperImport.Outcome.DIFFERS)).isEqualTo(1);
    assertThat(documents()).hasSize(1);
    assertThat(books.<List<DocumentFinding>>read(tx -> tx.links().findings(d.id())))
        .singleElement()
        .satisfies(f -> assertThat(f.problem().message()).contains("242.00"));
    assertThat(service.content(ANA, d.id()).gross().amountText()).isEqualTo("121.00");
  }

  @Test
  void aBadPaperStopsNoneOfItsNeighbours() throws IOException {
    String bad = Z.replace("Z-1", "Z-2").replace("\"21\"}", "\"x\"}");
    PaperImport done = take("[" + bad + "," + Z + "]", Progress.SILENT);
    assertThat(done.items()).extracting(PaperImport.Item::number).containsExactly("Z-1");
    assertThat(done.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.location()).isEqualTo("papers.json line 3"));
  }

  @Test
  void whatIsStoppedIsNotKept() {
    StringBuilder many = new StringBuilder("[");
    for (int i = 1; i <= 50; i++) {
      many.append(i == 1 ? "" : ",").append(Z.replace("Z-1", "Z-" + i));
    }
    Progress stopping =
        new Progress() {
          private int asked;

          @Override
          public void update(long done, long total, String message) {}

          @Override
          public boolean cancelled() {
            return ++asked > 75; // all are read, half of them are written
          }
        };
    assertThatThrownBy(() -> take(many + "]", stopping))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> assertThat(e.problem().code()).isEqualTo("import.cancelled"));
    assertThat(documents()).isEmpty();
  }

  @Test
  void aDroppedFileIsReadByTheStep() throws IOException {
    PaperIntake intake = new PaperIntake(books, vault, clock);
    byte[] bytes = ("[" + Z + ", {\"kind\": \"NIR\"}]").getBytes(StandardCharsets.UTF_8);
    Optional<CompanyId> company = Optional.of(Samples.ALFA);
    Received in = intake.take(ANA, company, "z.json", new ByteArrayInputStream(bytes));
    assertThat(in.fresh()).isTrue();
    assertThat(intake.take(ANA, company, "z.json", new ByteArrayInputStream(bytes)).fresh())
        .isFalse();
    WorkItem item =
        new WorkItem(
            1, PaperReadStep.QUEUE, in.key(), company, in.key() + "/z.json", 0, Optional.empty());
    Outcome outcome = new PaperReadStep(books, vault, clock).apply(item);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            r -> assertThat(r.reason().message()).contains("1 new").contains("z.json line 4"));
    assertThat(documents()).hasSize(1);
  }

  @Test
  void onlyWhoMayWriteDocuments() {
    Actor nobody = new Actor("n", "n", Channel.WEB, List.of());
    assertThatThrownBy(
            () ->
                service.take(
                    nobody,
                    Samples.ALFA,
                    "f",
                    new ByteArrayInputStream(new byte[0]),
                    Progress.SILENT))
        .isInstanceOf(AccessDeniedException.class);
  }
}
