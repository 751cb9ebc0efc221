package org.partida.spi.posting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.CompanyId;

/**
 * What the rules need to know of a company. Immutable.
 *
 * @param company natural key
 * @param name registered name
 * @param currency the ledger's currency
 * @param vatPayer registered for VAT
 * @param vatOnCash applies VAT on cash (TVA la încasare)
 * @param storno how stornos are written
 * @param partners VAT facts by fiscal code as printed, with or without country prefix
 * @param products product accounting types, in order of specificity as given
 * @param rates exchange rates to the ledger's currency
 * @param registers what was accepted of registers, by country and fiscal code
 * @param allocation what was decided about where lines go
 */
public record PostingProfile(
    CompanyId company,
    String name,
    Currency currency,
    boolean vatPayer,
    boolean vatOnCash,
    StornoStyle storno,
    Map<String, PartnerFacts> partners,
    List<ProductRule> products,
    ExchangeRates rates,
    Map<String, List<RegisterFact>> registers,
    AllocationBook allocation) {

  public PostingProfile {
    partners = Map.copyOf(partners);
    products = List.copyOf(products);
    registers = Map.copyOf(registers);
    allocation = allocation == null ? AllocationBook.NONE : allocation;
  }

  /** Without anything decided about where lines go. */
  public PostingProfile(
      CompanyId company,
      String name,
      Currency currency,
      boolean vatPayer,
      boolean vatOnCash,
      StornoStyle storno,
      Map<String, PartnerFacts> partners,
      List<ProductRule> products,
      ExchangeRates rates,
      Map<String, List<RegisterFact>> registers) {
    this(
        company,
        name,
        currency,
        vatPayer,
        vatOnCash,
        storno,
        partners,
        products,
        rates,
        registers,
        AllocationBook.NONE);
  }

  /** Without anything accepted from a register. */
  public PostingProfile(
      CompanyId company,
      String name,
      Currency currency,
      boolean vatPayer,
      boolean vatOnCash,
      StornoStyle storno,
      Map<String, PartnerFacts> partners,
      List<ProductRule> products,
      ExchangeRates rates) {
    this(company, name, currency, vatPayer, vatOnCash, storno, partners, products, rates, Map.of());
  }

  /** The same with other facts of registers. */
  public PostingProfile withRegisters(Map<String, List<RegisterFact>> others) {
    return new PostingProfile(
        company,
        name,
        currency,
        vatPayer,
        vatOnCash,
        storno,
        partners,
        products,
        rates,
        others,
        allocation);
  }

  /** The company alone, without what it knows of partners, products and rates. */
  public PostingProfile alone() {
    return new PostingProfile(
        company,
        name,
        currency,
        vatPayer,
        vatOnCash,
        storno,
        Map.of(),
        List.of(),
        ExchangeRates.NONE);
  }

  /** The same with other product rules. */
  public PostingProfile withProducts(List<ProductRule> others) {
    return new PostingProfile(
        company,
        name,
        currency,
        vatPayer,
        vatOnCash,
        storno,
        partners,
        others,
        rates,
        registers,
        allocation);
  }

  /** The same with other decisions about where lines go. */
  public PostingProfile withAllocation(AllocationBook other) {
    return new PostingProfile(
        company, name, currency, vatPayer, vatOnCash, storno, partners, products, rates, registers,
        other);
  }

  /** The same for what is paid at once: nobody's VAT waits for a payment. */
  public PostingProfile paidAtOnce() {
    Map<String, PartnerFacts> ordinary = new HashMap<>();
    partners.forEach((code, f) -> ordinary.put(code, new PartnerFacts(f.vatPayer(), false)));
    Map<String, List<RegisterFact>> told = new HashMap<>();
    registers.forEach(
        (code, facts) -> told.put(code, facts.stream().map(RegisterFact::notOnCash).toList()));
    return new PostingProfile(
        company,
        name,
        currency,
        vatPayer,
        false,
        storno,
        ordinary,
        products,
        rates,
        told,
        allocation);
  }

  /** What registers are believed in of a partner on a day; all of it may be empty. */
  public RegisterFact registerFact(String partner, LocalDate day) {
    return RegisterFact.on(registers.getOrDefault(partner, List.of()), day);
  }

  /**
   * What the books assume of a partner. Immutable.
   *
   * @param vatPayer registered for VAT
   * @param vatOnCash applies VAT on cash
   */
  public record PartnerFacts(boolean vatPayer, boolean vatOnCash) {}

  /**
   * What a person has accepted of a register: true of a partner from a day on, whatever papers and
   * settings say. What is empty is not told. Immutable.
   *
   * @param from first day
   * @param vatPayer registered for VAT
   * @param vatOnCash applies VAT on cash
   * @param country ISO 3166 code of where it is
   * @param source who says so
   */
  public record RegisterFact(
      LocalDate from,
      Optional<Boolean> vatPayer,
      Optional<Boolean> vatOnCash,
      Optional<String> country,
      String source) {
    /** Nothing is told from this day on. */
    public static RegisterFact nothing(LocalDate from) {
      return new RegisterFact(from, Optional.empty(), Optional.empty(), Optional.empty(), "");
    }

    RegisterFact notOnCash() {
      return new RegisterFact(from, vatPayer, vatOnCash.map(c -> false), country, source);
    }

    /** What is told up to a day, each by the latest that tells it. */
    public static RegisterFact on(List<RegisterFact> facts, LocalDate day) {
      RegisterFact all = nothing(day);
      for (RegisterFact f :
          facts.stream().sorted(Comparator.comparing(RegisterFact::from)).toList()) {
        all = f.from().isAfter(day) ? all : f.over(all);
      }
      return all;
    }

    /** This one, and of another what this one does not tell. */
    public RegisterFact over(RegisterFact other) {
      return new RegisterFact(
          from,
          vatPayer.or(other::vatPayer),
          vatOnCash.or(other::vatOnCash),
          country.or(other::country),
          source.isEmpty() ? other.source : source);
    }
  }
}
