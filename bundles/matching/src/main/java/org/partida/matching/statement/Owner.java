package org.partida.matching.statement;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.partida.api.company.BankAccount;
import org.partida.api.company.Company;
import org.partida.base.port.Tx;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.statement.Statement;
import org.partida.spi.statement.FormatFacts;

/**
 * Whose a file is. An IBAN says it; where a file names no account, or is of money that a courier or
 * processor holds, the company must be named, and have the account. One file, one use.
 */
final class Owner {
  private final Tx tx;
  private final Optional<CompanyId> named;
  private final FormatFacts facts;
  private final String file;

  Owner(Tx tx, Optional<CompanyId> named, FormatFacts facts, String file) {
    this.tx = tx;
    this.named = named;
    this.facts = facts;
    this.file = file;
  }

  /** The company and its statements, each under the company's own account. */
  record Owned(CompanyId company, List<Statement> statements, List<Problem> warnings) {}

  Owned of(List<Statement> statements) {
    CompanyId owner = null;
    List<Statement> owned = new ArrayList<>();
    List<Problem> warnings = new ArrayList<>();
    for (Statement s : statements) {
      Statement mine = s;
      CompanyId of;
      if (s.account().startsWith(FormatFacts.AT_BANK)
          || facts.register().filter(s.account()::equals).isPresent()) {
        Company c = company(s);
        BankAccount account =
            s.account().startsWith(FormatFacts.AT_BANK) ? atBank(c, s) : register(c, s);
        mine = under(s, account.iban());
        of = c.id();
        if (s.account().startsWith(FormatFacts.AT_BANK)) {
          warnings.add(
              new Problem(
                  "statement.account-assumed",
                  "the file names no account; it is taken for " + account.iban(),
                  file,
                  "undo the import if it is of another account"));
        }
      } else {
        of = tx.companies().byIban(s.account()).map(Company::id).orElseThrow(() -> unknown(s));
      }
      if (named.map(n -> !n.equals(of)).orElse(false) || owner != null && !owner.equals(of)) {
        throw new PartidaException(
            new Problem(
                "statement.other-company",
                "account " + mine.account() + " belongs to " + of,
                file,
                "import the file for " + of + " instead"));
      }
      owner = of;
      owned.add(mine);
    }
    if (owner == null) {
      throw new PartidaException(
          new Problem(
              "statement.empty",
              "the file holds no statement",
              file,
              "export the statement again"));
    }
    return new Owned(owner, owned, warnings);
  }

  private Company company(Statement s) {
    return named
        .flatMap(tx.companies()::find)
        .orElseThrow(
            () ->
                new PartidaException(
                    new Problem(
                        "statement.company",
                        "the file does not say whose it is ("
                            + facts.name()
                            + ", "
                            + s.account()
                            + ")",
                        file,
                        "name the company: --company, or drop it into the company's own folder")));
  }

  /** Exactly one account at the bank in the currency; anything else would be a guess. */
  private BankAccount atBank(Company c, Statement s) {
    String code = s.account().substring(FormatFacts.AT_BANK.length());
    List<BankAccount> fit =
        c.accounts().stream()
            .filter(a -> a.iban().length() > 8 && a.iban().startsWith(code, 4))
            .filter(a -> a.currency().equals(s.currency()))
            .toList();
    if (fit.size() != 1) {
      throw new PartidaException(
          new Problem(
              "statement.account-unknown",
              "the file names no account, and "
                  + c.name()
                  + " has "
                  + (fit.isEmpty() ? "none" : "several")
                  + " at "
                  + facts.name()
                  + " in "
                  + s.currency(),
              file,
              fit.isEmpty()
                  ? "give it one with company-add --account IBAN:CURRENCY:LEDGER-ACCOUNT"
                  : "export the file with its account"));
    }
    return fit.get(0);
  }

  /** The one account of this courier or processor in the currency. */
  private BankAccount register(Company c, Statement s) {
    List<BankAccount> fit =
        c.accounts().stream()
            .filter(a -> isOf(a, s.account()) && a.currency().equals(s.currency()))
            .toList();
    if (fit.size() == 1) {
      return fit.get(0);
    }
    throw new PartidaException(
        new Problem(
            "statement.register",
            c.name()
                + " has "
                + (fit.isEmpty() ? "no account" : fit.size() + " accounts")
                + " for money held by "
                + facts.name()
                + " in "
                + s.currency(),
            file,
            fit.isEmpty()
                ? proposal(c.id(), s.account(), s.currency())
                : "name the account in a profile of your own (register:), one for each"));
  }

  /** {@code FAN-COURIER}, or {@code FAN-COURIER-2} for a second contract. */
  private static boolean isOf(BankAccount a, String register) {
    return a.iban().equals(register) || a.iban().startsWith(register + "-");
  }

  private String proposal(CompanyId company, String register, Currency currency) {
    String ledger = facts.source() == FormatFacts.Source.PROCESSOR ? "5125" : "461";
    return "company-add "
        + company
        + " --add-account "
        + register
        + ":"
        + currency
        + ":"
        + ledger
        + "."
        + register
        + ", then import again";
  }

  private static Statement under(Statement s, String account) {
    return new Statement(
        account, s.currency(), s.from(), s.to(), s.opening(), s.closing(), s.number(), s.lines());
  }

  private PartidaException unknown(Statement s) {
    return new PartidaException(
        new Problem(
            "statement.account-unknown",
            "account " + s.account() + " belongs to no company here",
            file,
            "give the account to its company with company-add ID --add-account IBAN:CURRENCY:LEDGER-ACCOUNT, then import again"));
  }
}
