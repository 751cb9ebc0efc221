package org.partida.posting.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Company;
import org.partida.api.posting.PartnerLedgers;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.host.Hosts;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.TaxIds;
import org.partida.model.match.ItemSide;
import org.partida.model.voucher.PartnerRef;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.PartnerBalance;
import org.partida.spi.host.PartnerMove;

/** Partners' ledgers from the host. Thread-safe. */
@Component(service = PartnerLedgers.class)
public final class PartnerLedgersService implements PartnerLedgers {
  private static final LocalDate BEGIN = LocalDate.of(1900, 1, 1);
  private static final int PAGE = 1000;

  private final UnitOfWork books;
  private final Hosts hosts;

  @Activate
  public PartnerLedgersService(@Reference UnitOfWork books, @Reference Hosts hosts) {
    this.books = books;
    this.hosts = hosts;
  }

  /** What is asked of an open host. */
  @FunctionalInterface
  private interface Asked<T> {
    T of(HostSession session, Company company) throws HostException;
  }

  private <T> T ask(Actor actor, CompanyId id, Asked<T> asked) {
    actor.require(id, Module.POSTING, Access.READ);
    Company company = books.read(tx -> tx.companies().require(id));
    try (HostSession session = hosts.open(company)) {
      return asked.of(session, company);
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
  }

  @Override
  public List<PartnerBalance> balances(Actor actor, CompanyId company, LocalDate asOf) {
    return ask(
        actor,
        company,
        (s, c) ->
            s.ledger().partnerBalances(asOf).stream().filter(b -> !b.balance().isZero()).toList());
  }

  @Override
  public PartnerLedger ledger(
      Actor actor, CompanyId company, String partner, LocalDate from, LocalDate to) {
    return ask(
        actor,
        company,
        (s, c) -> {
          PartnerRef ref = partner(s, c, partner);
          Money opening = Money.zero(c.currency());
          for (PartnerMove m : moves(s, ref, BEGIN, from.minusDays(1))) {
            opening = opening.plus(m.amount());
          }
          List<PartnerMove> moves = moves(s, ref, from, to);
          Money closing = opening;
          for (PartnerMove m : moves) {
            closing = closing.plus(m.amount());
          }
          return new PartnerLedger(ref.name(), opening, moves, closing);
        });
  }

  private static PartnerRef partner(HostSession s, Company c, String text) throws HostException {
    String code = TaxIds.normalised(text);
    List<PartnerRef> asked = new ArrayList<>();
    if (code.matches("[A-Z]{0,2}[0-9A-Z]*\\d[0-9A-Z]*")) {
      asked.add(new PartnerRef("", Optional.empty(), Optional.of(code)));
      asked.add(new PartnerRef("", Optional.empty(), Optional.of(c.id().country() + code)));
    }
    asked.add(new PartnerRef(text, Optional.empty(), Optional.empty()));
    for (PartnerRef ref : asked) {
      Optional<PartnerRef> there = s.partners().find(ref).map(p -> p.partner());
      if (there.isPresent()) {
        return there.get();
      }
    }
    throw new PartidaException(
        new Problem(
            "partner.unknown",
            "the books know no partner " + text,
            text,
            "give its fiscal code or its whole name; partner-balances lists them"));
  }

  private static List<PartnerMove> moves(
      HostSession s, PartnerRef ref, LocalDate from, LocalDate to) throws HostException {
    List<PartnerMove> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<PartnerMove> page = s.ledger().partnerMoves(ref, from, to, after, PAGE);
      all.addAll(page.items());
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  @Override
  public Page<HostOpenItem> openItems(
      Actor actor, CompanyId company, Optional<ItemSide> side, Optional<String> after, int limit) {
    return ask(actor, company, (s, c) -> s.openItems().query(side, after, limit));
  }
}
