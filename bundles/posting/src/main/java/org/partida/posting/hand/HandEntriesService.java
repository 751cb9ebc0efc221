package org.partida.posting.hand;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Company;
import org.partida.api.document.Document;
import org.partida.api.posting.Books;
import org.partida.api.posting.HandEntries;
import org.partida.api.posting.HandOffer;
import org.partida.api.posting.HandOffer.State;
import org.partida.api.posting.JournalEntry;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.clock.Ids;
import org.partida.base.host.Hosts;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.posting.service.HandSearch;
import org.partida.posting.service.Rules;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger.PostedEntry;
import org.partida.spi.posting.PostingRules;

/** Entries made by hand, for those who may see and post. Thread-safe. */
@Component(service = HandEntries.class)
public final class HandEntriesService implements HandEntries {
  private final UnitOfWork books;
  private final Hosts hosts;
  private final Books posting;
  private final HandSearch search;
  private final Rules rules;
  private final Linking linking;
  private final HandBooking booking;

  @Activate
  public HandEntriesService(
      @Reference UnitOfWork books,
      @Reference Hosts hosts,
      @Reference Books posting,
      @Reference HandSearch search,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<PostingRules> rules,
      @Reference Clock clock) {
    this.books = books;
    this.hosts = hosts;
    this.posting = posting;
    this.search = search;
    this.rules = new Rules(rules);
    this.linking = new Linking(clock);
    this.booking = new HandBooking(books, hosts, this.rules, new Ids(clock), clock);
  }

  @Override
  public List<HandOffer> list(
      Actor actor, Optional<CompanyId> company, Optional<State> state, int limit) {
    company.ifPresent(c -> actor.require(c, Module.POSTING, Access.READ));
    return books.read(
        tx -> {
          List<CompanyId> mine =
              tx.companies().list().stream()
                  .map(Company::id)
                  .filter(c -> company.isEmpty() || company.get().equals(c))
                  .filter(c -> actor.may(c, Module.POSTING, Access.READ))
                  .toList();
          return tx.hand().list(mine, state, limit);
        });
  }

  @Override
  public List<HandOffer> find(Actor actor, String document) {
    Document d = document(actor, document, Access.READ);
    if (!search.can()) {
      throw refused(
          "host.search",
          "the host cannot be asked for its own entries",
          d.id(),
          "look into its journal, and reject the document here if it is booked there");
    }
    try {
      List<HandOffer> found = search.find(company(d.company()), d);
      List<HandOffer> known = books.read(tx -> tx.hand().of(d.id()));
      return Stream.concat(
              known.stream().filter(k -> found.stream().noneMatch(f -> f.id().equals(k.id()))),
              found.stream())
          .toList();
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
  }

  @Override
  public HandOffer link(Actor actor, String document, String entry, String reason) {
    Document d = document(actor, document, Access.WRITE);
    List<HandOffer> known = books.read(tx -> tx.hand().of(d.id()));
    Optional<HandOffer> offered =
        known.stream()
            .filter(o -> o.id().value().equals(entry) || o.entry().number().equals(entry))
            .findFirst();
    ExternalId id =
        offered
            .map(HandOffer::id)
            .or(() -> numbered(d.company(), entry))
            .orElseGet(() -> HandBooking.id(entry));
    try (HostSession session = hosts.open(company(d.company()))) {
      PostedEntry there = session.ledger().findAll(List.of(id)).get(id);
      if (there == null || there.state() != PostedEntry.State.POSTED) {
        throw refused(
            "entry.unknown",
            "the host has no posted entry " + entry,
            entry,
            "entry-find " + d.id() + " asks the host; give the id of the entry");
      }
      if (rules.require(d.company()).owed(there.voucher()).isEmpty()) {
        throw refused(
            "entry.kind",
            "entry " + there.number() + " books no document: a payment, or no third party",
            entry,
            "name the entry of the document itself");
      }
      return books.write(tx -> linking.link(tx, actor, d, there, offered, reason));
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
  }

  /** One that a document has already is known by its number too. */
  private Optional<ExternalId> numbered(CompanyId company, String number) {
    return books
        .read(tx -> tx.vouchers().byNumber(company, number))
        .map(r -> r.voucher().externalId());
  }

  @Override
  public HandOffer unlink(Actor actor, String document, String reason) {
    Document d = document(actor, document, Access.WRITE);
    return books.write(tx -> linking.unlink(tx, actor, d, reason));
  }

  @Override
  public List<VoucherRecord> postAnyway(Actor actor, String document, String reason) {
    Document d = document(actor, document, Access.WRITE);
    boolean post = books.<Boolean>write(tx -> linking.refuse(tx, actor, d, reason));
    return post ? posting.post(actor, d.company(), Optional.of(d.id())) : List.of();
  }

  @Override
  public JournalEntry book(Actor actor, Draft draft) {
    actor.require(draft.company(), Module.POSTING, Access.WRITE);
    return booking.book(actor, company(draft.company()), draft);
  }

  @Override
  public JournalEntry takeBack(Actor actor, CompanyId company, String entry, String reason) {
    actor.require(company, Module.POSTING, Access.WRITE);
    return booking.takeBack(actor, company(company), entry, reason);
  }

  private Document document(Actor actor, String id, Access access) {
    Document d =
        books
            .read(tx -> tx.documents().find(id))
            .orElseThrow(
                () ->
                    refused(
                        "document.unknown",
                        "there is no document " + id,
                        id,
                        "document-list shows the ids"));
    actor.require(d.company(), Module.POSTING, access);
    return d;
  }

  private Company company(CompanyId id) {
    return books.read((Tx tx) -> tx.companies().require(id));
  }

  static PartidaException refused(String code, String message, String location, String fix) {
    return new PartidaException(new Problem(code, message, location, fix));
  }
}
