package org.partida.posting.rules;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.partida.model.CompanyId;
import org.partida.model.document.Direction;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.Party;

/**
 * Tells received from issued by comparing fiscal codes, also for self-billed documents, which the
 * buyer sends. Stateless.
 */
public final class Directions {
  private Directions() {}

  /** Issued if the company sells, received if it buys; nothing if it does neither, or both. */
  public static Optional<Direction> of(Invoice invoice, CompanyId company) {
    boolean sells = is(invoice.parties().seller(), company);
    boolean buys = is(invoice.parties().buyer(), company);
    return sells == buys
        ? Optional.empty()
        : Optional.of(sells ? Direction.ISSUED : Direction.RECEIVED);
  }

  /**
   * True if one of the party's fiscal codes is the company's, with or without the country's prefix.
   */
  public static boolean is(Party party, CompanyId company) {
    String own = bare(company.fiscalCode(), company.country());
    return Stream.of(party.vatId(), party.taxRegistration(), party.legalId())
        .flatMap(Optional::stream)
        .map(id -> bare(id, company.country()))
        .anyMatch(own::equals);
  }

  /** The fiscal code in capitals, without blanks, punctuation and the country's prefix. */
  public static String bare(String id, String country) {
    String code = Text.code(id);
    String prefix = country.toUpperCase(Locale.ROOT);
    return code.startsWith(prefix) && code.length() > prefix.length()
        ? code.substring(prefix.length())
        : code;
  }
}
