package org.partida.documents.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.document.Document;
import org.partida.api.document.Paper;
import org.partida.api.document.PaperImport;
import org.partida.api.document.Scan;
import org.partida.api.document.ScanKind;
import org.partida.api.document.ScanState;
import org.partida.api.document.Scans;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.archive.FileVault;
import org.partida.base.file.RealFiles;
import org.partida.base.port.AuditStore;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.internal.WakeupHub;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;
import org.partida.spi.render.PdfPages;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

/** From a photo to a document: once, with its picture, and never without a word. */
class ScansTest {
  private static final Actor ANA = Actor.all("ana", "Ana", Channel.WEB);
  private static final byte[] PHOTO = bytes("\u00ff\u00d8\u00ff\u00e0 a photo");
  private static final byte[] PDF = bytes("%PDF-1.7 two pages");
  private static final String RECEIPT =
      """
      {"kind": "RECEIPT", "number": "0042", "date": "2026-10-05", "buyerCode": true,
       "partner": {"name": "Benzinarie SRL", "taxId": "RO18547290"},
       "paid": [{"means": "CARD", "amount": "121.00"}],
       "lines": [{"name": "Motorina", "type": "FUEL", "gross": "121.00", "rate": "21"}]}
      """;
  private static final String FOREIGN =
      """
      {"kind": "INVOICE", "direction": "RECEIVED", "number": "INV-7", "date": "2026-10-06", "currency": "EUR",
       "partner": {"name": "Cloud GmbH", "taxId": "DE123456789", "country": "DE"},
       "lines": [{"name": "Hosting", "net": "100.00", "category": "AE", "rate": "0"}]}
      """;

  private final TestClock clock = new TestClock("2026-11-22T10:00:00Z");
  private final TempHome home = new TempHome();
  private StoreDatabases databases;
  private UnitOfWork books;
  private FileVault vault;
  private Scans scans;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @BeforeEach
  void open() {
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    books = new Books(databases, new WakeupHub());
    vault = new FileVault(home.books().resolve("archive"), home.spool(), new RealFiles());
    scans = new ScansService(books, vault, clock, List.of(new TwoPages()), List.of());
    books.<Boolean>write(
        tx -> {
          tx.companies().put(Samples.company(Samples.ALFA));
          tx.companies().put(Samples.company(Samples.BETA));
          return true;
        });
  }

  @AfterEach
  void close() throws IOException {
    databases.close();
    home.close();
  }

  private Scans.Sent send(Actor who, byte[] content) throws IOException {
    return scans.send(
        who,
        Samples.ALFA,
        "bon.jpg",
        ScanKind.RECEIPT,
        "benzina",
        new ByteArrayInputStream(content));
  }

  private Document document(String id) {
    return books.<Document>read(tx -> tx.documents().require(id));
  }

  private static Problem problem(ThrowingCallable what) {
    Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(what);
    assertThat(thrown).isInstanceOf(PartidaException.class);
    return ((PartidaException) thrown).problem();
  }

  @Test
  void theSamePictureIsOneScan() throws IOException {
    Scans.Sent first = send(ANA, PHOTO);
    assertThat(first.known()).isFalse();
    assertThat(first.scan().mediaType()).isEqualTo("image/jpeg");
    Scans.Sent again = send(ANA, PHOTO);
    assertThat(again.known()).isTrue();
    assertThat(again.scan()).isEqualTo(first.scan());
    assertThat(scans.open(ANA, first.scan().id()).readAllBytes()).isEqualTo(PHOTO);
    Scans.Sent elsewhere =
        scans.send(
            ANA, Samples.BETA, "bon.jpg", ScanKind.OTHER, "", new ByteArrayInputStream(PHOTO));
    assertThat(elsewhere.known()).as("another company's is another").isFalse();
    assertThat(list(Optional.empty())).hasSize(2);
  }

  private List<Scan> list(Optional<CompanyId> company) {
    return scans
        .list(ANA, company, Optional.of(ScanState.WAITING), Optional.empty(), 10, Optional.empty())
        .items();
  }

  @Test
  void aReceiptIsEnteredBesideItOnceAndKeepsItsPicture() throws IOException {
    String id = send(ANA, PHOTO).scan().id();
    PaperImport.Item item = scans.enter(ANA, id, bytes(RECEIPT));
    assertThat(item.outcome()).isEqualTo(PaperImport.Outcome.NEW);
    Document d = document(item.document());
    assertThat(d.direction()).isEqualTo(Direction.RECEIVED);
    assertThat(d.decision()).as("asked for as e-invoices are").isEqualTo(DecisionState.PENDING);
    assertThat(d.format()).isEqualTo("scan-jpeg");
    assertThat(vault.open(d.original()).readAllBytes()).isEqualTo(PHOTO);
    List<Paper> papers = books.read(tx -> tx.links().papers(d.id()));
    assertThat(papers).extracting(Paper::door).containsExactly(Paper.SCAN);
    Scan now = scans.find(ANA, id).orElseThrow();
    assertThat(now.state()).isEqualTo(ScanState.ENTERED);
    assertThat(now.document()).contains(d.id());
    assertThat(now.endedBy()).contains("Ana");
    assertThat(list(Optional.of(Samples.ALFA))).isEmpty();
    assertThat(problem(() -> scans.enter(ANA, id, bytes(RECEIPT))).code())
        .isEqualTo("scan.entered");
    assertThat(problem(() -> scans.setAside(ANA, id, "blurred")).code()).isEqualTo("scan.entered");
    List<Scan> of =
        scans
            .list(
                ANA, Optional.empty(), Optional.empty(), Optional.of(d.id()), 10, Optional.empty())
            .items();
    assertThat(of).containsExactly(now);
  }

  @Test
  void aSecondPhotoOfTheSamePaperIsAPaperMoreOfItsDocument() throws IOException {
    String first = scans.enter(ANA, send(ANA, PHOTO).scan().id(), bytes(RECEIPT)).document();
    String other = send(ANA, bytes("\u0089PNG\r\n\u001a\n sharper")).scan().id();
    PaperImport.Item item = scans.enter(ANA, other, bytes(RECEIPT));
    assertThat(item.outcome()).isEqualTo(PaperImport.Outcome.SAME);
    assertThat(item.document()).isEqualTo(first);
    List<Paper> papers = books.read(tx -> tx.links().papers(first));
    assertThat(papers).hasSize(2);
  }

  @Test
  void aForeignInvoiceBecomesAnInvoice() throws IOException {
    Scan scan = send(ANA, PDF).scan();
    assertThat(scan.pages()).isEqualTo(2);
    Document d = document(scans.enter(ANA, scan.id(), bytes(FOREIGN)).document());
    assertThat(d.total().toString()).isEqualTo("100.00 EUR");
    assertThat(d.partnerTaxId()).contains("DE123456789");
    assertThat(d.format()).isEqualTo("scan-pdf");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    scans.page(ANA, scan.id(), 2, 9_999, out);
    assertThat(out).hasToString("2 at 2000");
    assertThat(problem(() -> scans.page(ANA, scan.id(), 3, 800, out)).fix()).contains("1 to 2");
  }

  @Test
  void whatIsWrongLeavesItWaitingAndNamesTheField() throws IOException {
    String id = send(ANA, PHOTO).scan().id();
    Problem p = problem(() -> scans.enter(ANA, id, bytes(RECEIPT.replace("2026-10-05", "5.10"))));
    assertThat(p.code()).isEqualTo("paper.field");
    assertThat(p.message()).contains("date");
    assertThat(
            problem(() -> scans.enter(ANA, id, bytes("[" + RECEIPT + "," + RECEIPT + "]"))).code())
        .isEqualTo("paper.one");
    assertThat(problem(() -> scans.enter(ANA, id, bytes(RECEIPT.replace("RECEIPT", "PAYMENT")))))
        .isNotNull();
    assertThat(list(Optional.empty())).hasSize(1);
  }

  @Test
  void isSetAsideWithAReasonAndComesBack() throws IOException {
    String id = send(ANA, PHOTO).scan().id();
    assertThat(problem(() -> scans.setAside(ANA, id, " ")).code()).isEqualTo("scan.reason");
    assertThat(scans.setAside(ANA, id, "twice").reason()).contains("twice");
    assertThat(list(Optional.empty())).isEmpty();
    assertThat(send(ANA, PHOTO).scan().state()).as("sent again").isEqualTo(ScanState.SET_ASIDE);
    assertThat(scans.reopen(ANA, id).state()).isEqualTo(ScanState.WAITING);
    List<String> told =
        books.<List<AuditStore.Row>>read(tx -> tx.audit().of(id, 10)).stream()
            .map(AuditStore.Row::action)
            .toList();
    assertThat(told).containsExactly("scan.send", "scan.aside", "scan.reopen");
  }

  @Test
  void otherFilesAreRefusedWithTheWayOut() {
    assertThat(problem(() -> send(ANA, bytes("\0\0\0\u0018ftypheic"))).fix()).contains("JPEG");
    assertThat(problem(() -> send(ANA, bytes("<Invoice/>"))).fix()).contains("XML");
    assertThat(problem(() -> send(ANA, bytes("MZ program"))).code()).isEqualTo("scan.format");
    assertThat(problem(() -> send(ANA, bytes("%PDF-1.4 locked"))).location()).isEqualTo("bon.jpg");
    byte[] huge = new byte[ScansService.MOST_BYTES + 1];
    System.arraycopy(PHOTO, 0, huge, 0, PHOTO.length);
    assertThat(problem(() -> send(ANA, huge)).code()).isEqualTo("scan.size");
  }

  @Test
  void nobodySeesWhatIsNotTheirs() throws IOException {
    String id = send(ANA, PHOTO).scan().id();
    Actor beta = actor(Samples.BETA, Access.WRITE);
    assertThatThrownBy(() -> scans.find(beta, id)).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> scans.open(beta, id)).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> scans.enter(beta, id, bytes(RECEIPT)))
        .isInstanceOf(AccessDeniedException.class);
    Actor reader = actor(Samples.ALFA, Access.READ);
    assertThatThrownBy(() -> send(reader, PHOTO)).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> scans.setAside(reader, id, "r"))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(
            scans
                .list(
                    beta,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    10,
                    Optional.empty())
                .items())
        .isEmpty();
  }

  private static Actor actor(CompanyId company, Access access) {
    return new Actor(
        "ion",
        "Ion",
        Channel.WEB,
        List.of(new Grant(Optional.of(company), Optional.of(Module.DOCUMENTS), access)));
  }

  /** Stands in for the library: every PDF has two pages, but a locked one. */
  private static final class TwoPages implements PdfPages {
    @Override
    public int count(Path pdf) throws IOException {
      if (java.nio.file.Files.readString(pdf, StandardCharsets.ISO_8859_1).contains("locked")) {
        throw new PartidaException(new Problem("pdf.locked", "wants a password", "", "none"));
      }
      return 2;
    }

    @Override
    public void png(Path pdf, int page, int width, OutputStream out) throws IOException {
      out.write(bytes(page + " at " + width));
    }
  }
}
