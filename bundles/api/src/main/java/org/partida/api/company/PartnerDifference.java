package org.partida.api.company;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.document.Direction;

/**
 * The register says something else of a partner than the books assumed. Immutable.
 *
 * @param id stable: of company, partner, kind, the register's word and when that began
 * @param company whose books
 * @param partner country and fiscal code, such as {@code RO14399840}
 * @param name as the register has it
 * @param kind what it is about
 * @param assumed what papers or settings said, in the words of the kind
 * @param registry what the register says, in the words of the kind
 * @param from first day on which the register says so; empty if it tells no beginning
 * @param until last day on which it says so; empty while it goes on
 * @param source which register said so, and as of which day
 * @param documents those that were dealt with otherwise, oldest first; empty if only a setting
 *     differs
 * @param foundAt when it was found, the last time
 * @param state where it stands
 * @param decidedBy who answered
 * @param decidedAt when
 * @param reason why, in words
 */
public record PartnerDifference(
    String id,
    CompanyId company,
    String partner,
    String name,
    Kind kind,
    String assumed,
    String registry,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    String source,
    List<Concerned> documents,
    Instant foundAt,
    State state,
    Optional<String> decidedBy,
    Optional<Instant> decidedAt,
    String reason) {
  /** What a difference is about, with its two words; a country is named by its ISO 3166 code. */
  public enum Kind {
    /** Registered for VAT (înregistrat în scopuri de TVA). */
    VAT("registered", "not-registered"),
    /** VAT on cash (TVA la încasare). */
    CASH("on-cash", "not-on-cash"),
    /** Declared inactive, or struck off: its invoices give no right to deduct. */
    INACTIVE("inactive", "active"),
    /** Where it is. */
    COUNTRY("", "unknown");

    private final String yes;
    private final String no;

    Kind(String yes, String no) {
      this.yes = yes;
      this.no = no;
    }

    /** The word for yes or no. */
    public String word(boolean is) {
      return is ? yes : no;
    }
  }

  /** Where a difference stands. */
  public enum State {
    OPEN,
    /** The register is believed; what was booked is corrected. */
    ACCEPTED,
    /** A person says: the books are right. */
    DISMISSED
  }

  /**
   * A document that the difference concerns. Immutable.
   *
   * @param id id of the document
   * @param number its number
   * @param issueDate its date
   * @param direction received or issued
   */
  public record Concerned(String id, String number, LocalDate issueDate, Direction direction) {}

  public PartnerDifference {
    documents = List.copyOf(documents);
  }

  /** The register says yes; what that means is the kind's matter. */
  public boolean saysYes() {
    return registry.equals(kind.word(true));
  }

  /** The register said so on that day. */
  public boolean covers(LocalDate day) {
    return from.map(f -> !f.isAfter(day)).orElse(true)
        && until.map(u -> !u.isBefore(day)).orElse(true);
  }

  /** The difference about these documents, found then. */
  public PartnerDifference about(List<Concerned> others, Instant at) {
    return new PartnerDifference(
        id, company, partner, name, kind, assumed, registry, from, until, source, others, at, state,
        decidedBy, decidedAt, reason);
  }

  /** The difference with an answer. */
  public PartnerDifference decided(State answer, String who, Instant when, String why) {
    return new PartnerDifference(
        id,
        company,
        partner,
        name,
        kind,
        assumed,
        registry,
        from,
        until,
        source,
        documents,
        foundAt,
        answer,
        Optional.of(who),
        Optional.of(when),
        why);
  }
}
