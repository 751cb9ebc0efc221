package org.partida.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.api.company.ApprovalPolicy;
import org.partida.api.company.Company;
import org.partida.api.company.Policies;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.document.LinkOffer;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.documents.link.LinksService;
import org.partida.documents.network.MessagesService;
import org.partida.model.Money;
import org.partida.model.document.AccountingState;
import org.partida.model.invoice.Header;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.Parties;
import org.partida.model.invoice.Party;
import org.partida.model.invoice.Totals;
import org.partida.spi.invoice.InvoiceRead;
import org.partida.spi.invoice.InvoiceReader;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.network.ListedMessage;
import org.partida.spi.network.MessageSide;
import org.partida.spi.network.MessageType;
import org.partida.testkit.store.Samples;

/** An office that links papers, with a bookkeeper that posts whatever is proposed, once. */
final class LinkOffice implements AutoCloseable {
  static final Actor PERSON = Actor.all("ana", "Ana", Channel.WEB);

  final Office office;
  final LinksService links;
  final MessagesService messages;

  /** Documents that made an entry, in order. */
  final List<String> posted = new ArrayList<>();

  LinkOffice(ApprovalPolicy policy) {
    office = new Office(company(policy)).withAllSteps(List.of(new LinkReader()));
    links = new LinksService(office.books, office.clock);
    messages = new MessagesService(office.books, List.of());
    office.workers.add(new Bookkeeper());
  }

  /** The authority lists an invoice under a submission's index. */
  void network(String id, String index, String text) {
    network(id, index, text, MessageType.RECEIVED, MessageSide.UNKNOWN);
  }

  void network(String id, String index, String text, MessageType type, MessageSide side) {
    office.network.put(
        text,
        new ListedMessage(
            Optional.of(id),
            Optional.of(index),
            type,
            type.name(),
            Instant.parse("2026-11-20T08:00:00Z"),
            Optional.of("14399840"),
            Optional.of("12345674"),
            false,
            "{}",
            side));
  }

  void file(String text) {
    try {
      office.file(PERSON, text);
      office.quiet();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  void sync() {
    office.sync();
  }

  List<Document> documents() {
    return office
        .documents
        .list(PERSON, DocumentFilter.of(Office.COMPANY), 100, Optional.empty())
        .items();
  }

  Document only() {
    List<Document> all = documents();
    if (all.size() != 1) {
      throw new AssertionError("not one document: " + all);
    }
    return all.get(0);
  }

  Document number(String number) {
    return documents().stream()
        .filter(d -> d.number().equals(number))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no document " + number));
  }

  LinkOffer offer() {
    List<LinkOffer> open =
        links.offers(PERSON, Optional.of(Office.COMPANY), Optional.of(LinkOffer.State.OPEN), 10);
    if (open.size() != 1) {
      throw new AssertionError("not one open offer: " + open);
    }
    return open.get(0);
  }

  @Override
  public void close() throws IOException {
    office.close();
  }

  static Company company(ApprovalPolicy policy) {
    Company c = Samples.company(Office.COMPANY);
    Policies p = c.policies();
    return new Company(
        c.id(),
        c.name(),
        c.currency(),
        c.vatPayer(),
        c.vatOnCash(),
        c.connection(),
        c.accounts(),
        new Policies(
            policy,
            p.issued(),
            p.automaticLimit(),
            p.autoPost(),
            p.autoConfirmSure(),
            p.storno(),
            p.language()));
  }

  /** Posts what it is given, unless it waits for an answer or gave way. */
  private final class Bookkeeper implements Step {
    @Override
    public String queue() {
      return Queues.PROPOSE;
    }

    @Override
    public Outcome apply(WorkItem item) {
      return Outcome.done(
          tx -> {
            Document d = tx.documents().find(item.payload()).orElseThrow();
            boolean held =
                tx.links().primaryOf(d.id()).isPresent()
                    || !tx.links().holding(d.id()).isEmpty()
                    || d.accounting() == AccountingState.POSTED;
            if (!held) {
              posted.add(d.id());
              tx.documents().update(d.with(AccountingState.POSTED, ""));
            }
          });
    }
  }

  /** Reads {@code NUMBER total=… day=… due=… buyer=… sells=yes}. */
  private static final class LinkReader implements InvoiceReader {
    @Override
    public String format() {
      return "fake";
    }

    @Override
    public boolean reads(RootElement root) {
      return root.namespace().equals("urn:fake");
    }

    @Override
    public InvoiceRead read(InputStream source) throws IOException {
      String text = new String(source.readAllBytes(), StandardCharsets.UTF_8);
      String[] words = text.replaceAll("<[^>]*>", "").split(" ");
      Map<String, String> said = new HashMap<>();
      for (String w : words) {
        if (w.contains("=")) {
          said.put(w.substring(0, w.indexOf('=')), w.substring(w.indexOf('=') + 1));
        }
      }
      return new InvoiceRead(List.of(invoice(words[0], said)), List.of());
    }

    private static Invoice invoice(String number, Map<String, String> said) {
      Invoice i = Samples.invoice(number);
      Header h = i.header();
      Header header =
          new Header(
              h.number(),
              said.containsKey("day") ? LocalDate.parse(said.get("day")) : h.issueDate(),
              said.containsKey("due") ? Optional.of(LocalDate.parse(said.get("due"))) : h.dueDate(),
              h.taxPointDate(),
              h.taxPointCode(),
              h.deliveryDate(),
              h.periodStart(),
              h.periodEnd(),
              h.typeCode(),
              h.kind(),
              h.currency(),
              h.taxCurrency(),
              h.specification());
      Totals t = i.totals();
      Money gross = said.containsKey("total") ? Samples.ron(said.get("total")) : t.gross();
      Totals totals =
          new Totals(
              t.lineNet(),
              t.allowances(),
              t.charges(),
              t.net(),
              t.vat(),
              t.vatInTaxCurrency(),
              gross,
              t.prepaid(),
              t.rounding(),
              gross);
      boolean sells = said.containsKey("sells");
      Party seller = sells ? i.parties().buyer() : i.parties().seller();
      Party buyer = sells ? i.parties().seller() : i.parties().buyer();
      Parties parties =
          said.containsKey("self")
              ? Parties.of(i.parties().buyer(), i.parties().buyer())
              : i.parties();
      return new Invoice(
          header,
          said.containsKey("self") ? parties : Parties.of(seller, buyer),
          i.lines(),
          i.allowances(),
          i.vat(),
          totals,
          i.payment(),
          i.references(),
          i.notes(),
          i.attachments(),
          i.withholdings(),
          i.stampDuty());
    }
  }
}
