package org.partida.web.resource;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.partida.api.company.ApprovalPolicy;
import org.partida.api.company.BankAccount;
import org.partida.api.company.BookedOn;
import org.partida.api.company.Company;
import org.partida.api.company.Policies;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.TaxIds;
import org.partida.spi.posting.RateDay;
import org.partida.spi.posting.StornoStyle;

/** A company as it is sent, in the form it is listed in; what is absent stays as it was. */
record CompanyBody(
    String name,
    String currency,
    Boolean vatPayer,
    Boolean vatOnCash,
    String connection,
    List<Account> accounts,
    PoliciesBody policies) {

  /**
   * A bank account, or a register with the fiscal code of who holds the money; the choices of a
   * register stay where they are absent.
   */
  record Account(
      String iban,
      String currency,
      String account,
      String holder,
      BookedOn bookedOn,
      List<String> contracts) {
    BankAccount bankAccount(List<BankAccount> known) {
      String bare = Lists.require(iban, "iban").replace(" ", "");
      BankAccount made =
          new BankAccount(
              bare,
              currencyOf(Lists.require(currency, "currency")),
              Lists.require(account, "account"),
              Optional.ofNullable(holder).map(TaxIds::normalised));
      Optional<BankAccount> old =
          known.stream()
              .filter(k -> k.iban().equals(bare) && k.currency().equals(made.currency()))
              .findFirst();
      return made.with(
          or(bookedOn, old.map(BankAccount::bookedOn).orElse(BookedOn.TRANSFER)),
          contracts == null || contracts.isEmpty()
              ? old.map(BankAccount::contracts).orElse(List.of())
              : contracts);
    }
  }

  /** Settings. */
  record PoliciesBody(
      ApprovalPolicy received,
      ApprovalPolicy issued,
      BigDecimal automaticLimit,
      Boolean autoPost,
      Boolean autoConfirmSure,
      StornoStyle storno,
      String language,
      RateDay rateDay) {
    Policies over(Policies before, Currency currency) {
      return new Policies(
          or(received, before.received()),
          or(issued, before.issued()),
          Optional.ofNullable(automaticLimit)
              .map(a -> money(a, currency))
              .or(before::automaticLimit),
          or(autoPost, before.autoPost()),
          or(autoConfirmSure, before.autoConfirmSure()),
          or(storno, before.storno()),
          language == null ? before.language() : Locale.forLanguageTag(language),
          or(rateDay, before.rateDay()));
    }
  }

  Company over(CompanyId id, Optional<Company> known) {
    Currency books =
        currency == null
            ? known
                .map(Company::currency)
                .orElse(currencyOf("RO".equals(id.country()) ? "RON" : "EUR"))
            : currencyOf(currency);
    Policies before = known.map(Company::policies).orElse(Policies.DEFAULT);
    return new Company(
        id,
        name == null
            ? known.map(Company::name).orElseGet(() -> Lists.require(name, "name"))
            : Lists.require(name, "name"),
        books,
        or(vatPayer, known.map(Company::vatPayer).orElse(true)),
        or(vatOnCash, known.map(Company::vatOnCash).orElse(false)),
        Optional.ofNullable(connection)
            .or(() -> known.flatMap(Company::connection))
            .filter(c -> !c.isEmpty()),
        // the JSON reader makes an absent list an empty one, so accounts are changed, never
        // emptied, here
        accounts == null || accounts.isEmpty()
            ? known.map(Company::accounts).orElse(List.of())
            : accounts.stream()
                .map(a -> a.bankAccount(known.map(Company::accounts).orElse(List.of())))
                .toList(),
        policies == null ? before : policies.over(before, books));
  }

  private static <T> T or(T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  private static Money money(BigDecimal amount, Currency currency) {
    try {
      return Money.of(amount, currency);
    } catch (ArithmeticException e) {
      throw new PartidaException(
          new Problem(
              "usage",
              "not an amount of " + currency + ": " + amount,
              "automaticLimit",
              "give at most " + currency.getDefaultFractionDigits() + " decimals"),
          e);
    }
  }

  private static Currency currencyOf(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw new PartidaException(
          new Problem(
              "usage", "there is no currency " + code, "currency", "an ISO 4217 code, such as RON"),
          e);
    }
  }
}
