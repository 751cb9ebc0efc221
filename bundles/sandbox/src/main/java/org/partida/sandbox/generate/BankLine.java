package org.partida.sandbox.generate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A movement on a bank account and the truth about it.
 *
 * @param amount money in is positive
 * @param counterparty empty for the bank's own fees
 * @param settles the documents that this movement pays, with the amount of each
 */
public record BankLine(
    LocalDate date,
    BigDecimal amount,
    Kind kind,
    Optional<GenParty> counterparty,
    String text,
    String reference,
    List<Settled> settles) {

  public BankLine {
    settles = List.copyOf(settles);
  }

  /** What the movement is. */
  public enum Kind {
    /** Pays one document in full and names its number. */
    FULL,
    /** Pays one document in full without naming it: only IBAN and amount tell. */
    BY_IBAN,
    /** Pays part of one document. */
    PARTIAL,
    /** Pays several documents of one partner. */
    SEVERAL,
    /** A fee of the bank. */
    FEE,
    /** Anything that no document explains. */
    UNRELATED
  }

  /** A document and how much of it was paid. */
  public record Settled(String number, BigDecimal amount) {}
}
