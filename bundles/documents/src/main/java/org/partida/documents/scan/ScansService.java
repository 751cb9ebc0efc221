package org.partida.documents.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Company;
import org.partida.api.document.PaperImport;
import org.partida.api.document.Scan;
import org.partida.api.document.ScanKind;
import org.partida.api.document.ScanState;
import org.partida.api.document.Scans;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.archive.Vault;
import org.partida.base.port.ArchiveRow;
import org.partida.base.port.AuditStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.documents.business.EnteredPapers;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.spi.posting.LegalRate;
import org.partida.spi.posting.PostingRules;
import org.partida.spi.render.PdfPages;

/** Scanned papers for those who may see and enter them. Thread-safe. */
@Component(service = Scans.class)
public final class ScansService implements Scans {
  /** A photo of a phone has 2 to 8 MB. */
  static final int MOST_BYTES = 20 * 1024 * 1024;

  static final int MOST_PAGES = 200;
  private static final int LONGEST_NOTE = 1000;
  private static final int NARROWEST = 200;
  private static final int WIDEST = 2000;

  private final UnitOfWork books;
  private final Vault vault;
  private final Clock clock;
  private final Optional<PdfPages> pages;
  private final List<PostingRules> rules;
  private final EnteredPapers entered;

  @Activate
  public ScansService(
      @Reference UnitOfWork books,
      @Reference Vault vault,
      @Reference Clock clock,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<PdfPages> pages,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<PostingRules> rules) {
    this.books = books;
    this.vault = vault;
    this.clock = clock;
    this.pages = pages.stream().findFirst();
    this.rules = List.copyOf(rules);
    this.entered = new EnteredPapers(clock);
  }

  @Override
  public Sent send(
      Actor actor,
      CompanyId company,
      String fileName,
      ScanKind kind,
      String note,
      InputStream content)
      throws IOException {
    actor.require(company, Module.DOCUMENTS, Access.WRITE);
    byte[] bytes = content.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw problem(
          "scan.size",
          "the file is larger than " + MOST_BYTES / (1024 * 1024) + " MB",
          fileName,
          "take the photo with fewer points, or split the PDF");
    }
    if (note.length() > LONGEST_NOTE) {
      throw problem(
          "scan.note",
          "the note is longer than " + LONGEST_NOTE + " letters",
          "note",
          "shorten it");
    }
    ScanFormat format = ScanFormat.of(bytes, fileName);
    Vault.Stored kept = vault.store(new ByteArrayInputStream(bytes));
    int count = format == ScanFormat.PDF ? count(kept.id(), fileName) : 1;
    Scan fresh =
        new Scan(
            id(company, kept.id()),
            company,
            kept.id(),
            fileName,
            format.mediaType(),
            kept.size(),
            count,
            kind,
            note.strip(),
            ScanState.WAITING,
            Optional.empty(),
            actor.displayName(),
            clock.instant(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return books.write(tx -> sent(tx, actor, fresh));
  }

  private Sent sent(Tx tx, Actor actor, Scan fresh) {
    tx.companies().require(fresh.company());
    Optional<Scan> there = tx.scans().find(fresh.id());
    if (there.isPresent()) {
      return new Sent(there.get(), true);
    }
    Optional<Sha256> nothing = Optional.empty();
    tx.archive()
        .put(
            new ArchiveRow(
                fresh.company(),
                fresh.hash(),
                "PAYLOAD",
                fresh.name(),
                fresh.size(),
                nothing,
                Optional.empty(),
                clock.instant()));
    tx.scans().addIfNew(fresh);
    audit(tx, actor, fresh, "scan.send", fresh.kind() + " " + fresh.name());
    return new Sent(fresh, false);
  }

  private int count(Sha256 hash, String file) throws IOException {
    if (pages.isEmpty()) {
      return 1;
    }
    int count;
    try {
      count = pages.get().count(vault.path(hash));
    } catch (PartidaException e) {
      Problem p = e.problem();
      throw new PartidaException(new Problem(p.code(), p.message(), file, p.fix()), e);
    }
    if (count < 1 || count > MOST_PAGES) {
      throw problem(
          "scan.pages",
          "the PDF has " + count + " pages",
          file,
          "send one paper a file, of at most " + MOST_PAGES + " pages");
    }
    return count;
  }

  @Override
  public Page<Scan> list(
      Actor actor,
      Optional<CompanyId> company,
      Optional<ScanState> state,
      Optional<String> document,
      int limit,
      Optional<String> after) {
    company.ifPresent(c -> actor.require(c, Module.DOCUMENTS, Access.READ));
    return books.read(
        tx -> {
          List<CompanyId> visible =
              company
                  .map(List::of)
                  .orElseGet(
                      () ->
                          tx.companies().list().stream()
                              .map(Company::id)
                              .filter(c -> actor.may(c, Module.DOCUMENTS, Access.READ))
                              .toList());
          return tx.scans().list(visible, state, document, limit, after);
        });
  }

  @Override
  public Optional<Scan> find(Actor actor, String id) {
    Optional<Scan> scan = books.read(tx -> tx.scans().find(id));
    scan.ifPresent(s -> actor.require(s.company(), Module.DOCUMENTS, Access.READ));
    return scan;
  }

  @Override
  public InputStream open(Actor actor, String id) throws IOException {
    return vault.open(find(actor, id).orElseThrow(() -> unknown(id)).hash());
  }

  @Override
  public void page(Actor actor, String id, int page, int width, OutputStream out)
      throws IOException {
    Scan scan = find(actor, id).orElseThrow(() -> unknown(id));
    boolean drawable = scan.mediaType().equals(ScanFormat.PDF.mediaType());
    if (!drawable || page < 1 || page > scan.pages()) {
      throw problem(
          "scan.page",
          drawable ? "it has " + scan.pages() + " pages" : "it is a picture already",
          id,
          drawable ? "ask for page 1 to " + scan.pages() : "ask for its file");
    }
    PdfPages draws =
        pages.orElseThrow(
            () ->
                problem(
                    "scan.renderer",
                    "no running bundle shows PDFs",
                    id,
                    "start partida-render, or save the file and open it"));
    draws.png(vault.path(scan.hash()), page, Math.max(NARROWEST, Math.min(width, WIDEST)), out);
  }

  @Override
  public PaperImport.Item enter(Actor actor, String id, byte[] json) throws IOException {
    Scan known = toChange(actor, id);
    Company company = books.read(tx -> tx.companies().require(known.company()));
    EnteredPapers.Read read = entered.read(company, json);
    Vault.Stored said = vault.store(new ByteArrayInputStream(json));
    return books.write(
        tx -> {
          Scan scan = tx.scans().find(id).orElseThrow(() -> unknown(id));
          if (scan.state() == ScanState.ENTERED) {
            throw alreadyEntered(scan);
          }
          tx.archive()
              .put(
                  new ArchiveRow(
                      scan.company(),
                      said.id(),
                      "ENTRY",
                      id + ".json",
                      said.size(),
                      Optional.empty(),
                      Optional.empty(),
                      clock.instant()));
          PaperImport.Item item =
              entered.write(
                  tx,
                  scan.company(),
                  read,
                  ScanFormat.of(scan.mediaType()).documentFormat(),
                  scan.hash());
          tx.scans().update(scan.entered(item.document(), actor.displayName(), clock.instant()));
          audit(tx, actor, scan, "scan.enter", item.document() + " said " + said.id().hex());
          return item;
        });
  }

  @Override
  public List<LegalRate> vatRates(Actor actor, CompanyId company, LocalDate day) {
    actor.require(company, Module.DOCUMENTS, Access.READ);
    return rules.stream()
        .filter(r -> r.country().equals(company.country()))
        .findFirst()
        .map(r -> r.vatRates(day))
        .orElse(List.of());
  }

  @Override
  public Scan setAside(Actor actor, String id, String reason) {
    if (reason.isBlank()) {
      throw problem(
          "scan.reason",
          "a paper is set aside with a reason",
          id,
          "say why, so that its sender understands");
    }
    return change(
        actor,
        id,
        "scan.aside",
        reason,
        s -> s.aside(reason.strip(), actor.displayName(), clock.instant()));
  }

  @Override
  public Scan reopen(Actor actor, String id) {
    return change(actor, id, "scan.reopen", "", Scan::waiting);
  }

  private Scan change(
      Actor actor,
      String id,
      String action,
      String detail,
      java.util.function.UnaryOperator<Scan> to) {
    toChange(actor, id);
    return books.write(
        tx -> {
          Scan scan = tx.scans().find(id).orElseThrow(() -> unknown(id));
          if (scan.state() == ScanState.ENTERED) {
            throw alreadyEntered(scan);
          }
          Scan next = to.apply(scan);
          if (next.state() != scan.state()) {
            tx.scans().update(next);
            audit(tx, actor, scan, action, detail);
          }
          return next;
        });
  }

  private Scan toChange(Actor actor, String id) {
    Scan scan = find(actor, id).orElseThrow(() -> unknown(id));
    actor.require(scan.company(), Module.DOCUMENTS, Access.WRITE);
    return scan;
  }

  /** One scan for the same bytes of a company. */
  private static String id(CompanyId company, Sha256 hash) {
    return "n"
        + Sha256.of(
                (company.value() + "|" + hash.hex())
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .hex()
            .substring(0, 24);
  }

  private void audit(Tx tx, Actor actor, Scan scan, String action, String detail) {
    tx.audit()
        .add(
            new AuditStore.Row(
                clock.instant(),
                actor.id(),
                actor.channel().name(),
                Optional.of(scan.company()),
                action,
                scan.id(),
                detail));
  }

  private static PartidaException alreadyEntered(Scan scan) {
    return problem(
        "scan.entered",
        "it was entered by " + scan.endedBy().orElse("") + " as a document",
        scan.document().orElse(scan.id()),
        "look at that document; an entry that is wrong is undone there");
  }

  private static PartidaException unknown(String id) {
    return problem("scan.unknown", "there is no scan " + id, id, "see the list of scans");
  }

  private static PartidaException problem(
      String code, String message, String location, String fix) {
    return new PartidaException(new Problem(code, message, location, fix));
  }
}
