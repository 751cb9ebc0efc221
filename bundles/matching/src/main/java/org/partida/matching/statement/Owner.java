package org.partida.matching.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.api.company.BankAccount;
import org.partida.api.company.Company;
import org.partida.api.statement.ImportOptions;
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
  private final ImportOptions options;
  private final List<Problem> warnings = new ArrayList<>();

  Owner(Tx tx, Optional<CompanyId> named, FormatFacts facts, String file, ImportOptions options) {
    this.tx = tx;
    this.named = named;
    this.facts = facts;
    this.file = file;
    this.options = options;
  }

  /** The company and its statements, each under the company's own account. */
  record Owned(CompanyId company, List<Statement> statements, List<Problem> warnings) {}

  Owned of(List<Statement> statements) {
    CompanyId owner = null;
    List<Statement> owned = new ArrayList<>();
    for (Statement s : statements) {
      Statement mine = s;
      CompanyId of;
      boolean held = facts.register().filter(FormatFacts.register(s.account())::equals).isPresent();
      if (held) {
        Company c = company(s);
        String account = new Contract(c, facts, file, options, warnings).of(s).iban();
        mine = under(s, account, number(s, statements.size()));
        of = c.id();
      } else if (s.account().startsWith(FormatFacts.AT_BANK)) {
        Company c = company(s);
        mine = under(s, atBank(c, s).iban(), s.number());
        of = c.id();
        requireNoDay(mine);
      } else {
        requireNoDay(s);
        requireNamed(s);
        of = tx.companies().byIban(s.account()).map(Company::id).orElseThrow(() -> unknown(s));
      }
      if (named.map(n -> !n.equals(of)).orElse(false) || owner != null && !owner.equals(of)) {
        throw problem(
            "statement.other-company",
            "account " + mine.account() + " belongs to " + of,
            "import the file for " + of + " instead");
      }
      owner = of;
      owned.add(mine);
    }
    if (owner == null) {
      throw problem("statement.empty", "the file holds no statement", "export the statement again");
    }
    return new Owned(owner, owned, warnings);
  }

  /** A person's number of a settlement stands in where the file has none. */
  private Optional<String> number(Statement s, int statements) {
    Optional<String> said = options.number();
    boolean other = s.number().isPresent() && !s.number().equals(said);
    if (said.isPresent() && (other || statements > 1)) {
      throw problem(
          "statement.number",
          statements > 1
              ? "the file holds " + statements + " settlements, which cannot all be " + said.get()
              : "the file says that it is settlement " + s.number().get() + ", not " + said.get(),
          "leave the number out, or check whether it is the right file");
    }
    return said.or(s::number);
  }

  private void requireNoDay(Statement s) {
    if (options.date().isPresent() || options.number().isPresent()) {
      throw problem(
          "statement.no-register",
          s.account() + " is at a bank: its lines are booked on the bank's days",
          "leave date and number out");
    }
  }

  private void requireNamed(Statement s) {
    if (options.account().filter(a -> !a.equals(s.account())).isPresent()) {
      throw problem(
          "statement.account-differs",
          "the file is of account " + s.account() + ", not of " + options.account().get(),
          "leave the account out, or check whether it is the right file");
    }
  }

  private PartidaException problem(String code, String what, String fix) {
    return new PartidaException(new Problem(code, what, file, fix));
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
            .filter(a -> options.account().map(a.iban()::equals).orElse(true))
            .toList();
    if (fit.size() == 1 && options.account().isEmpty()) {
      warnings.add(
          new Problem(
              "statement.account-assumed",
              "the file names no account; it is taken for " + fit.get(0).iban(),
              file,
              "undo the import if it is of another account"));
    }
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
                  : "export the file with its account, or name it: --account IBAN"));
    }
    return fit.get(0);
  }

  private static Statement under(Statement s, String account, Optional<String> number) {
    return new Statement(
        account, s.currency(), s.from(), s.to(), s.opening(), s.closing(), number, s.lines());
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
