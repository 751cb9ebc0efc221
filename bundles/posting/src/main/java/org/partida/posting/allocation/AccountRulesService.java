package org.partida.posting.allocation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.posting.AccountRules;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.document.AccountingState;
import org.partida.model.voucher.AccountCode;
import org.partida.spi.posting.AccountRule;

/** Accounts by kind of document and premises, for those who may post. Thread-safe. */
@Component(service = AccountRules.class)
public final class AccountRulesService implements AccountRules {
  /**
   * Groups of suppliers, customers, partners, debtors and creditors, bank, cash and advances to
   * staff (OMFP 1802/2014).
   */
  private static final Set<String> GROUPS = Set.of("40", "41", "45", "46", "51", "53", "54");

  private static final int PAGE = 1000;

  private final UnitOfWork books;
  private final Clock clock;

  @Activate
  public AccountRulesService(@Reference UnitOfWork books, @Reference Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  @Override
  public List<AccountRule> list(Actor actor, CompanyId company) {
    actor.require(company, Module.POSTING, Access.READ);
    return books.read(tx -> tx.allocations().accountRules(company));
  }

  @Override
  public int put(Actor actor, CompanyId company, AccountRule rule) {
    actor.require(company, Module.POSTING, Access.WRITE);
    check(company, rule.standard());
    rule.account().ifPresent(a -> check(company, a));
    return books.write(
        tx -> {
          tx.companies().require(company);
          RuleBook book = new RuleBook(tx, company, clock);
          tx.allocations().putAccountRule(company, rule);
          book.audit(
              actor,
              "account.rule",
              rule.standard().toString(),
              rule.account().map(AccountCode::toString).orElse("the standard one")
                  + " for "
                  + rule.words());
          return again(tx, company, book);
        });
  }

  /** Elsewhere an account decides about VAT, cost or revenue, and is a product rule's. */
  private static void check(CompanyId company, AccountCode account) {
    String code = account.synthetic();
    boolean third = code.length() > 1 && GROUPS.contains(code.substring(0, 2));
    if (company.country().equals("RO") && !third) {
      throw new PartidaException(
          new Problem(
              "account.rule",
              account + " is no account of third parties or money",
              account.toString(),
              "give one of the groups "
                  + GROUPS.stream().sorted().toList()
                  + "; cost and revenue accounts go by allocation-rule-add"));
    }
  }

  private static int again(Tx tx, CompanyId company, RuleBook book) {
    DocumentFilter proposed =
        new DocumentFilter(
            Optional.of(company),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(AccountingState.PROPOSED));
    int count = 0;
    Optional<String> after = Optional.empty();
    do {
      Page<Document> page = tx.documents().list(proposed, List.of(company), PAGE, after);
      page.items().forEach(d -> book.again(d.id()));
      count += page.items().size();
      after = page.next();
    } while (after.isPresent());
    return count;
  }
}
