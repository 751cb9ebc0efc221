package org.partida.posting.service;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Company;
import org.partida.api.document.Document;
import org.partida.api.posting.HandOffer;
import org.partida.api.posting.HandOffer.State;
import org.partida.api.posting.JournalEntry;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.base.host.Hosts;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.document.AccountingState;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.host.Capability;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger.OwnQuery;
import org.partida.spi.host.Ledger.PostedEntry;
import org.partida.spi.posting.PostingRules;
import org.partida.spi.posting.Question;

/**
 * Looks among the entries that people made in the host by hand for one that is a document's posting
 * already: one look-up for each document before it is posted. Thread-safe.
 */
@Component(service = HandSearch.class)
public final class HandSearch {
  /** Kind of the question that a document waits with. */
  public static final String QUESTION = "entry.twin";

  private static final int MOST = 20;

  private final UnitOfWork books;
  private final Hosts hosts;
  private final Rules rules;
  private final Clock clock;

  @Activate
  public HandSearch(
      @Reference UnitOfWork books,
      @Reference Hosts hosts,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<PostingRules> rules,
      @Reference Clock clock) {
    this.books = books;
    this.hosts = hosts;
    this.rules = new Rules(rules);
    this.clock = clock;
  }

  /** A document that is about to be posted. */
  private record Case(Document document, List<Voucher> proposed, boolean begun) {}

  /** Whether the host can be asked at all. */
  public boolean can() {
    return hosts.available() && hosts.capabilities().can(Capability.ENTRY_SEARCH);
  }

  /**
   * Whether the document must wait, because it may be in the books by hand. It gets the question
   * then.
   */
  public boolean holds(Company company, String document) throws HostException {
    Optional<Case> c = can() ? books.read(tx -> read(tx, document)) : Optional.empty();
    Optional<PostingRules> mine = rules.of(company.id());
    if (c.isEmpty() || c.get().begun() || mine.isEmpty()) {
      return false;
    }
    HandMatch match = new HandMatch(c.get().document(), c.get().proposed(), mine.get());
    if (match.owed().isEmpty()) {
      return false;
    }
    List<PostedEntry> found;
    try (HostSession session = hosts.open(company)) {
      found = ask(session, c.get().document(), c.get().proposed(), match);
    }
    return !found.isEmpty()
        && books.<Boolean>write(
            tx -> {
              List<HandOffer> offers = offers(tx, c.get().document(), match, found);
              List<HandOffer> open = offers.stream().filter(o -> o.state() == State.OPEN).toList();
              boolean waits = !open.isEmpty() && !read(tx, document).orElseThrow().begun();
              if (waits) {
                hold(tx, document, open);
              }
              return waits;
            });
  }

  private static Optional<Case> read(Tx tx, String document) {
    List<VoucherRecord> standing = Records.standing(tx.vouchers().ofDocument(document));
    boolean begun =
        Records.isBooked(standing)
            || standing.stream().anyMatch(r -> r.state() == VoucherState.POSTING);
    return tx.documents()
        .find(document)
        .map(d -> new Case(d, standing.stream().map(VoucherRecord::voucher).toList(), begun));
  }

  /** What the host has for a document, whatever was answered before; nothing is written. */
  public List<HandOffer> find(Company company, Document d) throws HostException {
    List<Voucher> proposed = books.read(tx -> read(tx, d.id())).map(Case::proposed).orElseThrow();
    HandMatch match = new HandMatch(d, proposed, rules.require(company.id()));
    try (HostSession session = hosts.open(company)) {
      return find(session, d, proposed, match);
    }
  }

  private List<HandOffer> find(
      HostSession session, Document d, List<Voucher> proposed, HandMatch match)
      throws HostException {
    List<PostedEntry> found = ask(session, d, proposed, match);
    return books.read(tx -> offers(tx, d, match, found));
  }

  /** What an entry owes, if it books a document; debit positive. */
  public Optional<Money> owed(Voucher entry) {
    return rules.of(entry.company()).flatMap(r -> r.owed(entry));
  }

  /** Entries by hand beside a document that has an entry of its own. */
  public List<HandOffer> beside(HostSession session, Document d, List<Voucher> posted)
      throws HostException {
    Optional<PostingRules> mine = rules.of(d.company());
    if (mine.isEmpty() || !can()) {
      return List.of();
    }
    HandMatch match = new HandMatch(d, posted, mine.get());
    return match.owed().isEmpty()
        ? List.of()
        : find(session, d, posted, match).stream().filter(HandSearch::undecided).toList();
  }

  private static boolean undecided(HandOffer o) {
    return o.state() == State.OPEN;
  }

  private static List<PostedEntry> ask(
      HostSession session, Document d, List<Voucher> proposed, HandMatch match)
      throws HostException {
    return session
        .ledger()
        .ownBookings(new OwnQuery(partner(d, proposed), d.number(), match.from(), match.to(), MOST))
        .stream()
        .filter(e -> !match.evidence(e.voucher()).isEmpty())
        .toList();
  }

  private static PartnerRef partner(Document d, List<Voucher> proposed) {
    return d.partnerTaxId().isPresent()
        ? new PartnerRef(d.partnerName(), Optional.empty(), d.partnerTaxId())
        : proposed.stream()
            .flatMap(v -> v.lines().stream())
            .map(VoucherLine::partner)
            .flatMap(Optional::stream)
            .findFirst()
            .orElseGet(() -> new PartnerRef(d.partnerName(), Optional.empty(), Optional.empty()));
  }

  /** Those that no document has; what a person refused stays refused. */
  private List<HandOffer> offers(Tx tx, Document d, HandMatch match, List<PostedEntry> found) {
    List<HandOffer> before = tx.hand().of(d.id());
    List<HandOffer> all = new ArrayList<>();
    for (PostedEntry e : found) {
      ExternalId id = e.voucher().externalId();
      if (tx.vouchers().find(id).isEmpty()) {
        Optional<HandOffer> old = before.stream().filter(o -> o.id().equals(id)).findFirst();
        all.add(
            old.filter(o -> o.state() == State.REFUSED)
                .orElseGet(
                    () ->
                        new HandOffer(
                            d.company(),
                            d.id(),
                            d.number(),
                            new JournalEntry(e.number(), e.voucher()),
                            match.evidence(e.voucher()),
                            State.OPEN,
                            old.map(HandOffer::madeAt).orElse(clock.instant()),
                            Optional.empty(),
                            Optional.empty(),
                            "")));
      }
    }
    return all;
  }

  private static void hold(Tx tx, String document, List<HandOffer> open) {
    open.forEach(tx.hand()::putHand);
    Document d = tx.documents().find(document).orElseThrow();
    String names =
        open.stream()
            .map(
                o ->
                    o.entry().number()
                        + " of "
                        + o.entry().entry().date()
                        + " ("
                        + String.join(", ", o.evidence())
                        + ")")
            .collect(Collectors.joining("; "));
    String text =
        "Is "
            + d.number()
            + " booked by hand already, as entry "
            + names
            + "? entry-link says so, entry-refuse posts it by itself";
    Question q =
        new Question(
            QUESTION + ":document=" + document,
            QUESTION,
            text,
            document,
            Stream.concat(open.stream().map(o -> o.entry().number()), Stream.of("anyway"))
                .toList());
    tx.vouchers().putQuestions(d.company(), document, List.of(q));
    tx.documents().update(d.with(AccountingState.QUESTION, text));
  }

  /** Those of a document's questions that are about something else. */
  public static List<Question> others(Tx tx, String document) {
    return tx.vouchers().questions(document).stream()
        .filter(q -> !q.kind().equals(QUESTION))
        .toList();
  }
}
