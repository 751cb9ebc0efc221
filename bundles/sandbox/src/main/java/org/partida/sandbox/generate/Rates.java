package org.partida.sandbox.generate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/** Invented euro rates that wander a little from day to day; the same for every seed. */
public final class Rates {
  private static final BigDecimal FLOOR = new BigDecimal("5.0500");

  /** Lei for one euro on a day. */
  public BigDecimal eur(LocalDate date) {
    long wave = Math.abs(date.toEpochDay() % 97 - 48);
    return FLOOR.add(BigDecimal.valueOf(wave * 13 + date.toEpochDay() % 7, 4));
  }

  /** The rates of a range of days, both ends included. */
  public SortedMap<LocalDate, BigDecimal> eur(LocalDate from, LocalDate to) {
    SortedMap<LocalDate, BigDecimal> map = new TreeMap<>();
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      map.put(day, eur(day));
    }
    return map;
  }
}
