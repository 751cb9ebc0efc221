package org.partida.posting.hand;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.partida.api.company.Company;
import org.partida.api.document.Document;
import org.partida.api.posting.HandEntries.Draft;
import org.partida.api.posting.HandEntries.DraftLine;
import org.partida.api.posting.JournalEntry;
import org.partida.api.security.Actor;
import org.partida.base.clock.Ids;
import org.partida.base.host.Hosts;
import org.partida.base.port.AuditStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.text.DocumentNumbers;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.voucher.Digest;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.rules.LineKeys;
import org.partida.posting.service.Records;
import org.partida.posting.service.Rules;
import org.partida.spi.host.Capability;
import org.partida.spi.host.Chart;
import org.partida.spi.host.HandJournal;
import org.partida.spi.host.HostAccount;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger.EntryDraft;
import org.partida.spi.host.Ledger.PostedEntry;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteResult;
import org.partida.spi.posting.ReversalOrder;
import org.partida.spi.posting.StornoStyle;

/**
 * What a person books by hand in a host without a screen, and takes back. It is the host's own
 * entry: no voucher of ours. Thread-safe.
 */
final class HandBooking {
  private static final String PREFIX = "hand:";
  private static final String BACK = ":back";

  private final UnitOfWork books;
  private final Hosts hosts;
  private final Rules rules;
  private final Ids ids;
  private final Clock clock;

  HandBooking(UnitOfWork books, Hosts hosts, Rules rules, Ids ids, Clock clock) {
    this.books = books;
    this.hosts = hosts;
    this.rules = rules;
    this.ids = ids;
    this.clock = clock;
  }

  static ExternalId id(String text) {
    try {
      return new ExternalId(text);
    } catch (IllegalArgumentException e) {
      throw HandEntriesService.refused(
          "entry.unknown", "not the id of an entry: " + text, text, "entry-find shows the ids");
    }
  }

  JournalEntry book(Actor actor, Company company, Draft draft) {
    if (!hosts.capabilities().can(Capability.HAND_ENTRIES)) {
      throw HandEntriesService.refused(
          "host.hand",
          hosts.capabilities().hostName() + " takes no entries by hand from here",
          draft.number(),
          "book it in the host itself");
    }
    if (!draft.anyway()) {
      requireNoTwin(draft);
    }
    try (HostSession session = hosts.open(company)) {
      Voucher v = voucher(session.chart(), company, draft);
      HandJournal hand = session.hand().orElseThrow();
      JournalEntry entry = done(hand.book(draft(v)));
      books.write(tx -> audit(tx, actor, v, "entry.book", entry.number() + " " + v.text()));
      return entry;
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
  }

  private static EntryDraft draft(Voucher v) {
    return new EntryDraft(new WriteKey(v.externalId(), Digest.of(v).hex()), v);
  }

  private static JournalEntry done(WriteResult<PostedEntry> r) {
    PostedEntry e =
        r.value()
            .orElseThrow(
                () ->
                    r.problem()
                        .map(PartidaException::new)
                        .orElseGet(
                            () ->
                                HandEntriesService.refused(
                                    "host." + r.status(),
                                    "the host answered " + r.status(),
                                    "",
                                    "look into its journal, then try again")));
    return new JournalEntry(e.number(), e.voucher());
  }

  /** A document with this number that is in the books would be there twice. */
  private void requireNoTwin(Draft draft) {
    Optional<String> code = draft.partner().flatMap(PartnerRef::taxId).map(LineKeys::code);
    if (code.isEmpty() || DocumentNumbers.plain(draft.number()).isEmpty()) {
      return;
    }
    List<String> written =
        Stream.of(code.get(), draft.company().country() + code.get()).distinct().toList();
    Optional<Document> twin =
        books.read(
            tx ->
                tx.documents().ofPartner(draft.company(), written).stream()
                    .flatMap(id -> tx.documents().find(id).stream())
                    .filter(d -> DocumentNumbers.same(d.number(), draft.number()))
                    .filter(d -> Records.isBooked(tx.vouchers().ofDocument(d.id())))
                    .findFirst());
    twin.ifPresent(
        d -> {
          throw HandEntriesService.refused(
              "entry.twin",
              d.number() + " of " + d.issueDate() + " is in the books as document " + d.id(),
              draft.number(),
              "leave it; if it is another paper, book it with --anyway");
        });
  }

  private Voucher voucher(Chart chart, Company company, Draft d) throws HostException {
    List<VoucherLine> lines = new ArrayList<>();
    for (DraftLine l : d.lines()) {
      boolean item =
          !d.number().isBlank()
              && chart.find(l.account()).filter(HostAccount::keepsOpenItems).isPresent();
      lines.add(
          new VoucherLine(
              l.account(),
              l.side(),
              money(company, l),
              Optional.empty(),
              d.partner(),
              Optional.empty(),
              item ? Optional.of(d.number()) : Optional.empty(),
              Optional.empty(),
              Map.of(),
              "hand",
              d.text()));
    }
    try {
      return new Voucher(
          id(d.id().map(i -> PREFIX + d.company() + ":" + i).orElseGet(() -> PREFIX + ids.next())),
          d.company(),
          d.date(),
          d.documentDate().orElse(d.date()),
          d.journal(),
          d.number(),
          d.text(),
          lines,
          Optional.empty());
    } catch (IllegalArgumentException e) {
      throw HandEntriesService.refused(
          "voucher.unbalanced", e.getMessage(), d.number(), "debit must equal credit");
    }
  }

  private static Money money(Company company, DraftLine l) {
    try {
      return Money.of(l.amount(), company.currency());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw HandEntriesService.refused(
          "usage",
          "not an amount in " + company.currency() + ": " + l.amount(),
          l.account().toString(),
          "write it with the decimals of the currency");
    }
  }

  JournalEntry takeBack(Actor actor, Company company, String entry, String reason) {
    ExternalId id = id(entry);
    if (reason.isBlank()) {
      throw HandEntriesService.refused(
          "undo.reason", "an undo needs a reason", entry, "say why, for the file");
    }
    requireOurs(id, entry);
    try (HostSession session = hosts.open(company)) {
      PostedEntry there = session.ledger().findAll(List.of(id)).get(id);
      if (there == null) {
        throw HandEntriesService.refused(
            "entry.unknown", "the host has no entry " + entry, entry, "entry-find shows the ids");
      }
      LocalDate wanted = there.voucher().date();
      LocalDate day =
          session
              .periods()
              .firstOpenOnOrAfter(wanted, there.voucher().journal(), true)
              .orElse(wanted);
      StornoStyle style =
          hosts.capabilities().can(Capability.NEGATIVE_AMOUNTS)
              ? company.policies().storno()
              : StornoStyle.BLACK;
      ReversalOrder order = new ReversalOrder(new ExternalId(id + BACK), day, style, reason);
      Voucher v = rules.require(company.id()).reverse(there.voucher(), order);
      JournalEntry back = done(session.ledger().reverse(there.ref(), draft(v)));
      books.write(tx -> audit(tx, actor, v, "entry.take-back", entry + " " + reason));
      return back;
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
  }

  private void requireOurs(ExternalId id, String entry) {
    books
        .read(tx -> tx.vouchers().find(id))
        .ifPresent(
            r -> {
              throw Records.isLinked(r)
                  ? HandEntriesService.refused(
                      "entry.linked",
                      "entry " + entry + " is the posting of document " + r.document().orElse(""),
                      entry,
                      "entry-unlink " + r.document().orElse("") + " first")
                  : HandEntriesService.refused(
                      "entry.linked",
                      "entry " + entry + " was not made by hand",
                      entry,
                      "undo takes it back");
            });
  }

  private Voucher audit(Tx tx, Actor actor, Voucher v, String action, String detail) {
    tx.audit()
        .add(
            new AuditStore.Row(
                clock.instant(),
                actor.id(),
                actor.channel().name(),
                Optional.of(v.company()),
                action,
                v.externalId().value(),
                detail));
    return v;
  }
}
