package org.partida.sandbox.generate;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that a seed gives: mailboxes, bank files, the euro rates that were used. */
public record GeneratedMonth(
    long seed,
    Instant at,
    List<CompanyMonth> companies,
    SortedMap<LocalDate, BigDecimal> eurRates) {

  public GeneratedMonth {
    companies = List.copyOf(companies);
    eurRates = Collections.unmodifiableSortedMap(new TreeMap<>(eurRates));
  }

  /** All mailbox items, company after company. */
  public List<GenMessage> messages() {
    return companies.stream().flatMap(c -> c.messages().stream()).toList();
  }

  /** The month of one company by its tax code. */
  public CompanyMonth company(String cif) {
    return companies.stream()
        .filter(c -> c.company().code().equals(cif))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no generated company " + cif));
  }
}
