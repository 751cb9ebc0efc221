package org.partida.matching.match;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.api.document.BusinessPapers;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.notice.Notice;
import org.partida.api.statement.LineRecord;
import org.partida.archive.FileVault;
import org.partida.base.file.RealFiles;
import org.partida.base.host.Hosts;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.documents.business.BusinessPapersService;
import org.partida.matching.engine.EvidenceMatcher;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.match.Proforma;
import org.partida.model.match.ProformaDraft;
import org.partida.model.voucher.Digest;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Voucher;
import org.partida.posting.ro.RoPostingRules;
import org.partida.posting.service.HandSearch;
import org.partida.posting.service.PostStep;
import org.partida.posting.service.ProposeStep;
import org.partida.spi.action.Progress;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger;
import org.partida.spi.host.WriteKey;
import org.partida.spi.posting.PostingRules;
import org.partida.spi.posting.ProductRule;
import org.partida.spi.posting.ReversalOrder;
import org.partida.spi.posting.StornoStyle;
import org.partida.testkit.store.Samples;

/** A shop that asks for money by proformas, with the workers that make its invoices. */
final class ProformaShop implements AutoCloseable {
  static final PartnerRef CLIENT =
      new PartnerRef("Client Bun SRL", Optional.of("RO"), Optional.of("RO14399840"));

  final Shop shop = new Shop();
  private final List<PostingRules> rules = List.of(new RoPostingRules());
  final ProformaBookService register = new ProformaBookService(shop.books, shop.hosts, shop.clock);
  private final BusinessPapers papers =
      new BusinessPapersService(
          shop.books,
          new FileVault(shop.home.books().resolve("archive"), shop.home.spool(), new RealFiles()),
          shop.hosts,
          shop.clock);

  ProformaShop() {
    shop.products = List.of(services());
  }

  private static ProductRule services() {
    return new ProductRule(
        "any", "", "SERVICES", Optional.empty(), Percent.HUNDRED, Optional.empty(), Map.of());
  }

  Proforma proforma(String number, String net) {
    return register.add(Shop.ANA, shop.company.id(), draft(number, net));
  }

  static ProformaDraft draft(String number, String net) {
    return new ProformaDraft(
        number,
        CLIENT,
        LocalDate.of(2026, 11, 2),
        Optional.of(LocalDate.of(2026, 11, 9)),
        Samples.RON,
        List.of(
            new ProformaDraft.Line(
                "Servicii de consultanță",
                Optional.empty(),
                BigDecimal.ONE,
                Money.of(net, "RON"),
                Optional.of(Percent.of("21")),
                Optional.empty())));
  }

  /** Imports a line, matches it, and answers it. */
  LineRecord line(String amount, String text) throws IOException {
    shop.bank(text.hashCode() + ".plain", "2026-11-11;" + amount + ";Client Bun SRL;" + text);
    String id =
        shop.lines().stream()
            .filter(l -> l.line().text().equals(text))
            .findFirst()
            .orElseThrow()
            .id();
    return matched(id);
  }

  LineRecord matched(String id) {
    shop.matches().run(Shop.ANA, shop.company.id(), Progress.SILENT);
    return now(id);
  }

  LineRecord now(String id) {
    return shop.lines().stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
  }

  LineRecord confirmed(String id) throws Exception {
    shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(id));
    work(id);
    return now(id);
  }

  /** What the workers do until nothing moves any more. */
  void work(String line) throws Exception {
    for (int i = 0; i < 4; i++) {
      invoiceStep(line);
      for (String document : shop.waiting(Queues.PROPOSE)) {
        run(
            new ProposeStep(shop.books, shop.companies, rules, shop.clock),
            Queues.PROPOSE,
            document);
      }
      for (String document : shop.waiting(Queues.POST)) {
        run(
            new PostStep(
                shop.books,
                shop.hosts,
                new HandSearch(shop.books, shop.hosts, rules, shop.clock),
                shop.clock),
            Queues.POST,
            document);
      }
    }
  }

  Outcome invoiceStep(String line) throws Exception {
    return run(step(shop.hosts), Queues.INVOICE, line);
  }

  InvoiceStep step(Hosts through) {
    return new InvoiceStep(shop.companies, shop.books, through, rules, papers, shop.clock);
  }

  Outcome run(Step step, String queue, String payload) throws Exception {
    Outcome outcome =
        step.apply(
            new WorkItem(
                1, queue, payload, Optional.of(shop.company.id()), payload, 0, Optional.empty()));
    shop.books.write(
        tx -> {
          outcome.effect().in(tx);
          return null;
        });
    return outcome;
  }

  List<Document> documents() {
    return shop.books.<List<Document>>read(
        tx ->
            tx.documents()
                .list(DocumentFilter.ALL, List.of(shop.company.id()), 100, Optional.empty())
                .items());
  }

  List<Notice> notices() {
    return shop.books.<List<Notice>>read(
        tx -> tx.notices().list(Optional.of(shop.company.id()), 100));
  }

  /** Takes the entry of a document back, as its undo does. */
  void reverse(String document) throws Exception {
    Voucher booked =
        shop.books.<Voucher>read(tx -> tx.vouchers().ofDocument(document).get(0).voucher());
    Voucher counter =
        rules
            .get(0)
            .reverse(
                booked,
                new ReversalOrder(
                    new ExternalId("back:" + document), booked.date(), StornoStyle.RED, "storno"));
    try (HostSession s = shop.hosts.open(shop.company)) {
      Ledger.PostedEntry entry =
          s.ledger().findAll(List.of(booked.externalId())).get(booked.externalId());
      WriteKey key = new WriteKey(counter.externalId(), Digest.of(counter).hex());
      if (!s.ledger().reverse(entry.ref(), new Ledger.EntryDraft(key, counter)).done()) {
        throw new IllegalStateException("not reversed");
      }
    }
  }

  MatchesService matches(Hosts through) {
    return new MatchesService(
        shop.companies, shop.books, through, new EvidenceMatcher(), rules, shop.clock);
  }

  @Override
  public void close() throws IOException {
    shop.close();
  }
}
