package org.partida.spi.statement;

import java.util.Optional;

/**
 * What is known of a format. Immutable.
 *
 * @param name for people
 * @param source who makes such files
 * @param proven a real file of it was read; else its columns are known from descriptions only
 * @param evidence what it rests on
 * @param register the account that its files are of, where they name none: money that a courier or
 *     processor holds
 */
public record FormatFacts(
    String name, Source source, boolean proven, String evidence, Optional<String> register) {
  /** Begins the account of a bank's file that names none; its bank's code in IBANs follows. */
  public static final String AT_BANK = "BANK:";

  /** Who makes a file. */
  public enum Source {
    BANK,
    COURIER,
    PROCESSOR,
    MARKETPLACE
  }

  /** A bank's, seen. */
  public static FormatFacts bank(String name) {
    return new FormatFacts(name, Source.BANK, true, "", Optional.empty());
  }
}
