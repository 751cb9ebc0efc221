package org.partida.matching.statement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.partida.api.company.BankAccount;
import org.partida.api.company.Company;
import org.partida.api.statement.ImportOptions;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.statement.Statement;
import org.partida.spi.statement.FormatFacts;

/**
 * Which register of a company a courier's or processor's file is of, where it may have several
 * contracts there: by the contract that the file names, by who mailed it, by what a person says, or
 * because there is only one. What contradicts is refused with what was found.
 */
final class Contract {
  private final Company company;
  private final FormatFacts facts;
  private final String file;
  private final ImportOptions options;
  private final List<Problem> warnings;

  Contract(
      Company company,
      FormatFacts facts,
      String file,
      ImportOptions options,
      List<Problem> warnings) {
    this.company = company;
    this.facts = facts;
    this.file = file;
    this.options = options;
    this.warnings = warnings;
  }

  BankAccount of(Statement s) {
    String register = FormatFacts.register(s.account());
    List<BankAccount> fit =
        company.accounts().stream()
            .filter(a -> isOf(a, register) && a.currency().equals(s.currency()))
            .toList();
    if (fit.isEmpty()) {
      throw refused(
          "statement.register",
          company.name()
              + " has no account for money held by "
              + facts.name()
              + " in "
              + s.currency(),
          "company-add " + added(register, s) + ", then import again");
    }
    Optional<BankAccount> said = options.account().map(a -> said(a, fit, s));
    Optional<String> contract = FormatFacts.contract(s.account());
    return contract.isPresent()
        ? byContract(contract.get(), said, fit, s)
        : said.or(() -> bySender(fit)).orElseGet(() -> only(fit));
  }

  /** {@code FAN-COURIER}, or {@code FAN-COURIER-2} for a second contract. */
  private static boolean isOf(BankAccount a, String register) {
    return a.iban().equals(register) || a.iban().startsWith(register + "-");
  }

  private BankAccount said(String name, List<BankAccount> fit, Statement s) {
    return fit.stream()
        .filter(a -> a.iban().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    "statement.account-differs",
                    "the file is of money held by "
                        + facts.name()
                        + " in "
                        + s.currency()
                        + ", which is in "
                        + shown(fit)
                        + ", not in "
                        + name,
                    "name one of these"));
  }

  private BankAccount byContract(
      String contract, Optional<BankAccount> said, List<BankAccount> fit, Statement s) {
    List<BankAccount> known = fit.stream().filter(a -> has(a, contract)).toList();
    if (known.size() == 1) {
      if (said.filter(a -> !a.equals(known.get(0))).isPresent()) {
        throw conflict(contract, shown(known), said.get().iban());
      }
      return known.get(0);
    }
    if (known.size() > 1) {
      throw refused(
          "statement.contract",
          "contract " + contract + " is of several registers: " + shown(known),
          "take it from all but one: account-set REGISTER --company "
              + company.id()
              + " --contract …");
    }
    BankAccount one = said.orElse(fit.get(0));
    boolean free = one.contracts().stream().allMatch(Contract::isAddress);
    if (free && (said.isPresent() || fit.size() == 1)) {
      warnings.add(
          new Problem(
              "statement.contract-assumed",
              "the file is of contract " + contract + "; it is taken for " + one.iban(),
              file,
              "account-set "
                  + one.iban()
                  + " --company "
                  + company.id()
                  + " --contract "
                  + contract
                  + " says that it is right so; undo the import if it is not"));
      return one;
    }
    throw refused(
        "statement.contract",
        "the file is of contract " + contract + ", which is of none of " + shown(fit),
        "if it is one of them: account-set REGISTER --company "
            + company.id()
            + " --contract "
            + contract
            + "; if it is another account there: company-add "
            + added(FormatFacts.register(s.account()) + "-" + contract, s)
            + ", then account-set with it");
  }

  private PartidaException conflict(String contract, String known, String said) {
    return refused(
        "statement.contract",
        "the file is of contract " + contract + ", which is " + known + ", not " + said,
        "leave the account out, or check whether it is the right file");
  }

  private Optional<BankAccount> bySender(List<BankAccount> fit) {
    List<BankAccount> known =
        fit.stream().filter(a -> options.sender().filter(m -> has(a, m)).isPresent()).toList();
    return known.size() == 1 ? Optional.of(known.get(0)) : Optional.empty();
  }

  private BankAccount only(List<BankAccount> fit) {
    if (fit.size() == 1) {
      return fit.get(0);
    }
    throw refused(
        "statement.register",
        "the file does not say which contract it is of, and there are " + shown(fit),
        "name it: statement-import FILE --company " + company.id() + " --account REGISTER");
  }

  private static boolean has(BankAccount a, String id) {
    return a.contracts().stream().anyMatch(id::equalsIgnoreCase);
  }

  private static boolean isAddress(String id) {
    return id.contains("@");
  }

  private static String shown(List<BankAccount> accounts) {
    return String.join(
        ", ",
        accounts.stream()
            .map(
                a ->
                    a.iban()
                        + (a.contracts().isEmpty()
                            ? " (no contract named)"
                            : " (" + String.join(", ", a.contracts()) + ")"))
            .toList());
  }

  private String added(String register, Statement s) {
    String ledger = facts.source() == FormatFacts.Source.PROCESSOR ? "5125" : "461";
    String name = register.toUpperCase(Locale.ROOT);
    return company.id() + " --add-account " + name + ":" + s.currency() + ":" + ledger + "." + name;
  }

  private PartidaException refused(String code, String what, String fix) {
    return new PartidaException(new Problem(code, what, file, fix));
  }
}
