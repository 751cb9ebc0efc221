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

  /** Parts a register's name from the contract or client number that a file is of. */
  private static final char CONTRACT = '#';

  /** The account of a statement of one contract with a courier or processor. */
  public static String ofContract(String register, String contract) {
    return register + CONTRACT + contract.replaceAll("\\s", "");
  }

  /** The account without the contract. */
  public static String register(String account) {
    int at = account.indexOf(CONTRACT);
    return at < 0 ? account : account.substring(0, at);
  }

  /** The contract that a statement's account names. */
  public static Optional<String> contract(String account) {
    int at = account.indexOf(CONTRACT);
    return at < 0 ? Optional.empty() : Optional.of(account.substring(at + 1));
  }

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
