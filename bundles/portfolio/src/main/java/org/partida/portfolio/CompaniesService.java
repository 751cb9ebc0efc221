package org.partida.portfolio;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.BankAccount;
import org.partida.api.company.BookedOn;
import org.partida.api.company.Companies;
import org.partida.api.company.Company;
import org.partida.api.company.DayRate;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.port.AllocationStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.TaxIds;
import org.partida.spi.posting.AllocationBook;
import org.partida.spi.posting.ExchangeRates;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.PostingProfile.PartnerFacts;
import org.partida.spi.posting.ProductRule;

/** The client companies and what is known of them. Every change is audited. */
@Component(service = Companies.class)
public final class CompaniesService implements Companies {
  private final UnitOfWork books;
  private final Clock clock;

  @Activate
  public CompaniesService(@Reference UnitOfWork books, @Reference Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  @Override
  public Company put(Actor actor, Company company) {
    actor.require(company.id(), Module.COMPANIES, Access.WRITE);
    company.accounts().forEach(a -> requireRegister(company, a));
    return books.write(
        tx -> {
          boolean known = tx.companies().find(company.id()).isPresent();
          if (!known) {
            TaxIds.checked(company.id());
          }
          CompanyEntry.put(tx, actor, company, known, company.name(), clock.instant());
          return company;
        });
  }

  /** A bank's lines are booked on the bank's days, and its files name their account. */
  private static void requireRegister(Company company, BankAccount a) {
    if (!a.isRegister() && (a.bookedOn() != BookedOn.TRANSFER || !a.contracts().isEmpty())) {
      throw new PartidaException(
          new Problem(
              "company.account",
              a.iban() + " is at a bank: its days and its owner are the bank's to tell",
              company.id().value(),
              "choose days and contracts for registers of couriers and processors only"));
    }
  }

  @Override
  public Optional<Company> find(Actor actor, CompanyId id) {
    actor.require(id, Module.COMPANIES, Access.READ);
    return books.read(tx -> tx.companies().find(id));
  }

  @Override
  public List<Company> list(Actor actor) {
    return books.read(tx -> tx.companies().list()).stream()
        .filter(c -> actor.may(c.id(), Module.COMPANIES, Access.READ))
        .toList();
  }

  @Override
  public Optional<Company> byIban(Actor actor, String iban) {
    return books
        .read(tx -> tx.companies().byIban(iban))
        .filter(c -> actor.may(c.id(), Module.COMPANIES, Access.READ));
  }

  /** An answer about products may free documents that waited for it, so they are proposed again. */
  @Override
  public void putProducts(Actor actor, CompanyId company, List<ProductRule> products) {
    actor.require(company, Module.POSTING, Access.WRITE);
    books.write(
        tx -> {
          tx.companies().putProducts(company, products);
          audit(tx, actor, company, "company.products", products.size() + " product rules");
          for (String document : tx.vouchers().documentsWithQuestions(company)) {
            tx.work()
                .enqueue(WorkOrder.of(Queues.PROPOSE, company, document), clock.instant(), true);
          }
          return null;
        });
  }

  @Override
  public void putPartners(Actor actor, CompanyId company, Map<String, PartnerFacts> facts) {
    actor.require(company, Module.POSTING, Access.WRITE);
    facts.keySet().forEach(id -> checkPartner(company, id));
    books.write(
        tx -> {
          tx.companies().putPartners(company, facts);
          audit(tx, actor, company, "company.partners", facts.size() + " partners");
          return null;
        });
  }

  /**
   * Digits alone are a code of the company's own country; a foreign one has its country before it.
   */
  private static void checkPartner(CompanyId company, String taxId) {
    String code = TaxIds.normalised(taxId);
    String country = code.matches("[A-Z]{2}.*") ? code.substring(0, 2) : company.country();
    boolean digits = TaxIds.bare(country, code).matches("\\d+");
    TaxIds.problem(country, code)
        .filter(p -> digits && !TaxIds.isNoneGiven(code))
        .ifPresent(
            p -> {
              throw new PartidaException(p.at("partner " + TaxIds.shown(taxId)));
            });
  }

  @Override
  public PostingProfile profile(Actor actor, CompanyId company) {
    actor.require(company, Module.COMPANIES, Access.READ);
    return books.read(tx -> profile(tx, company));
  }

  @Override
  public void putRates(Actor actor, List<DayRate> rates) {
    actor.requireAll(Module.POSTING, Access.WRITE);
    books.write(
        tx -> {
          rates.forEach(rate -> put(tx, rate));
          return null;
        });
  }

  private static void put(Tx tx, DayRate rate) {
    DayRate there = tx.companies().putRate(rate);
    if (there.rate().compareTo(rate.rate()) != 0) {
      throw new PartidaException(
          new Problem(
              "rate.differs",
              "the rate of "
                  + rate.currency()
                  + " on "
                  + rate.day()
                  + " is "
                  + there.rate()
                  + " ("
                  + there.source()
                  + "), not "
                  + rate.rate(),
              rate.currency() + " " + rate.day(),
              "entries may already rest on the stored rate; check which one is right"));
    }
  }

  private static PostingProfile profile(Tx tx, CompanyId id) {
    Company c = tx.companies().find(id).orElseThrow(() -> unknown(id));
    List<ExchangeRates.Quote> rates =
        tx.companies().rates().stream()
            .map(r -> new ExchangeRates.Quote(r.currency(), r.day(), r.rate(), r.source()))
            .toList();
    return new PostingProfile(
        id,
        c.name(),
        c.currency(),
        c.vatPayer(),
        c.vatOnCash(),
        c.policies().storno(),
        tx.companies().partners(id),
        tx.companies().products(id),
        ExchangeRates.of(rates, c.policies().rateDay()),
        tx.companies().registerFacts(id),
        new AllocationBook(
            tx.allocations().rules(id).stream().map(AllocationStore.RuleRow::rule).toList(),
            List.of(),
            tx.allocations().accountRules(id)));
  }

  private static PartidaException unknown(CompanyId id) {
    return new PartidaException(
        new Problem(
            "company.unknown", "there is no company " + id, id.value(), "add it with company-add"));
  }

  private void audit(Tx tx, Actor actor, CompanyId company, String action, String detail) {
    Trail.add(tx, actor, company, action, detail, clock.instant());
  }
}
