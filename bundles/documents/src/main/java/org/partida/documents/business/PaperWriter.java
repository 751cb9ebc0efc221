package org.partida.documents.business;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.api.document.Decision;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFinding;
import org.partida.api.document.Paper;
import org.partida.api.document.PaperImport;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.base.notice.Seals;
import org.partida.base.port.Tx;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.documents.intake.Decider;
import org.partida.documents.intake.DocumentMaker;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.document.AccountingState;
import org.partida.model.document.ArchiveState;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;
import org.partida.model.document.NetworkState;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.Store;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Voucher;

/** Makes documents of papers, each once. Inside a transaction. */
public final class PaperWriter {
  private final Clock clock;

  public PaperWriter(Clock clock) {
    this.clock = clock;
  }

  /** Writes the paper, or sees that it is there. */
  public PaperImport.Item write(
      Tx tx, CompanyId company, BusinessPaper paper, String format, Sha256 original) {
    return write(tx, company, paper, format, original, Paper.FILE);
  }

  /** The same by another door. */
  public PaperImport.Item write(
      Tx tx, CompanyId company, BusinessPaper paper, String format, Sha256 original, String door) {
    String identity = identity(paper);
    Document fresh = document(company, identity, paper, format, original, clock.instant());
    Optional<Decision> rule = decision(tx, fresh);
    Document decided = rule.map(r -> fresh.with(r.state())).orElse(fresh);
    Optional<String> there = tx.papers().addIfNew(decided, identity, paper);
    String id = there.orElse(decided.id());
    tx.links()
        .addPaper(
            new Paper(
                company,
                original,
                "PAYLOAD",
                door,
                Optional.empty(),
                Optional.of(id),
                Optional.empty(),
                Optional.empty(),
                clock.instant()));
    if (there.isPresent()) {
      boolean same = tx.papers().find(id).filter(paper::equals).isPresent();
      if (!same && paper.month().isPresent() && !isBooked(tx, id)) {
        tx.papers().put(id, paper);
        tx.work().enqueue(WorkOrder.of(Queues.PROPOSE, company, id), clock.instant(), true);
        return item(id, paper, PaperImport.Outcome.NEW);
      }
      if (!same) {
        differs(tx, id, paper, original);
      }
      return item(id, paper, same ? PaperImport.Outcome.SAME : PaperImport.Outcome.DIFFERS);
    }
    rule.ifPresent(tx.documents()::addDecision);
    if (decided.decision() != DecisionState.PENDING) {
      tx.work().enqueue(WorkOrder.of(Queues.PROPOSE, company, id), clock.instant(), true);
    }
    return item(id, paper, PaperImport.Outcome.NEW);
  }

  /** In the books, or on its way there. */
  static boolean isBooked(Tx tx, String document) {
    return booked(tx, document).isPresent();
  }

  /** The entry that stands for a document. */
  static Optional<Voucher> booked(Tx tx, String document) {
    return tx.vouchers().ofDocument(document).stream()
        .filter(r -> r.voucher().reversalOf().isEmpty())
        .filter(r -> r.state() == VoucherState.POSTED || r.state() == VoucherState.POSTING)
        .map(VoucherRecord::voucher)
        .findFirst();
  }

  private static PaperImport.Item item(
      String id, BusinessPaper paper, PaperImport.Outcome outcome) {
    return new PaperImport.Item(id, paper.kind().name(), paper.number(), outcome);
  }

  /** Own stock papers and tills are nobody's to approve. */
  private Optional<Decision> decision(Tx tx, Document d) {
    boolean asks = d.direction() == Direction.RECEIVED;
    Optional<Company> company = tx.companies().find(d.company());
    return asks
        ? company.flatMap(
            c -> Decider.byRule(c, tx.companies().partners(c.id()), d, clock.instant()))
        : Optional.of(
            new Decision(
                d.id(),
                DecisionState.NOT_REQUIRED,
                "system:rule",
                "policy of the company",
                "client",
                "a paper of the company's own asks for no decision",
                clock.instant()));
  }

  private void differs(Tx tx, String id, BusinessPaper paper, Sha256 original) {
    finding(
        tx,
        id,
        "paper.differs:" + original.hex().substring(0, 16),
        new Problem(
            "paper.differs",
            paper.kind()
                + " "
                + paper.number()
                + " came again saying something else: "
                + paper.gross()
                + "; the first one stands",
            id,
            "if the later one is right, undo the entry and enter it under a number of its own"),
        clock.instant());
  }

  /** Adds a finding to a document, once. */
  public static void finding(Tx tx, String document, String key, Problem what, Instant now) {
    List<DocumentFinding> all = new ArrayList<>(tx.links().findings(document));
    if (all.stream().noneMatch(f -> f.key().equals(key))) {
      Optional<String> nobody = Optional.empty();
      all.add(new DocumentFinding(document, key, what, now, nobody, Optional.empty(), nobody));
      tx.links().putFindings(document, all.stream().filter(DocumentFinding::standing).toList());
      tx.documents().find(document).ifPresent(d -> Seals.due(tx, d, now));
    }
  }

  /**
   * What makes a paper itself. A fiscal receipt is its seller's, a till report its store's; the
   * rest are numbered by the company.
   */
  static String identity(BusinessPaper p) {
    String whose =
        switch (p.kind()) {
          case RECEIPT, CUSTOMS_DECLARATION -> p.partner().map(PartnerRef::key).orElse("");
          case Z_REPORT, RETAIL_DISCHARGE, STOCK_DIFFERENCE, PRICE_CHANGE ->
              p.store().map(Store::code).orElse("");
          case COMPENSATION -> p.partner().map(PartnerRef::key).orElse("");
          case RECEPTION, DELIVERY_NOTE, STOCK_DISCHARGE, ASSET_DISPOSAL -> "";
        };
    String rate = p.month().map(m -> "|" + m.rate()).orElse("");
    return p.kind()
        + "|"
        + whose
        + "|"
        + p.number().strip().toUpperCase(Locale.ROOT)
        + "|"
        + p.date()
        + rate;
  }

  private static Document document(
      CompanyId company,
      String identity,
      BusinessPaper p,
      String format,
      Sha256 original,
      Instant now) {
    String who =
        p.partner()
            .map(PartnerRef::name)
            .or(() -> p.store().map(s -> "store " + s.code()))
            .orElse(p.kind() == PaperKind.Z_REPORT ? "till" : "own");
    return new Document(
        DocumentMaker.id(company, identity),
        company,
        p.kind().direction(),
        p.kind().code(),
        p.number(),
        p.date(),
        Optional.empty(),
        who,
        p.partner().flatMap(PartnerRef::taxId),
        p.month().map(m -> m.sold().plus(m.soldVat())).orElse(p.gross()),
        format,
        NetworkState.NONE,
        DecisionState.PENDING,
        AccountingState.NONE,
        ArchiveState.ORIGINAL,
        original,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        now,
        "");
  }
}
