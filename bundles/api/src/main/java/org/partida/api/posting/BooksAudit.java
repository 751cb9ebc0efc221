package org.partida.api.posting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/**
 * Two seals on each fact: what the authority delivered beside what the host has booked. Reads only.
 * Thread-safe; every call checks the actor's rights.
 */
@ProviderType
public interface BooksAudit {
  /**
   * Compares all documents that the authority has or that are booked with their entries, by date of
   * issue.
   *
   * @throws org.partida.model.PartidaException {@code company.unknown}, or the host's problem if it
   *     cannot be asked
   */
  Report audit(Actor actor, CompanyId company, LocalDate from, LocalDate to);

  /**
   * What was found wrong without anybody asking and is not mended yet, whatever its date: documents
   * are compared after something happens to them, and once a day.
   */
  List<Standing> standing(Actor actor, CompanyId company);

  /** What is wrong. */
  enum Kind {
    /** The authority has it, the books do not. */
    NOT_BOOKED,
    /** We say that it is posted, the host does not have it. */
    GONE,
    /** The host has another content under its id. */
    CHANGED,
    /** The entry owes another amount than the document. */
    AMOUNT,
    /** The entry owes it to somebody else. */
    PARTNER,
    /** The host has an entry by hand beside ours. */
    TWICE,
    /** Another paper of the same document differs from the one that was booked. */
    NEWER
  }

  /**
   * The outcome. Immutable.
   *
   * @param documents how many were compared
   * @param good how many of them bear both seals
   * @param findings what is wrong with the others
   */
  record Report(int documents, int good, List<Finding> findings) {
    public Report {
      findings = List.copyOf(findings);
    }
  }

  /**
   * What is wrong with a document. Immutable.
   *
   * @param kind what kind of thing
   * @param document id
   * @param number document number
   * @param partner the other side
   * @param entry external id of the entry
   * @param message in words, with both sides
   * @param fix what to do
   */
  record Finding(
      Kind kind,
      String document,
      String number,
      String partner,
      Optional<String> entry,
      String message,
      String fix) {}

  /**
   * Something that stands. Immutable.
   *
   * @param kind what kind of thing
   * @param document id
   * @param problem in words, with what to do
   * @param since when it was found
   */
  record Standing(Kind kind, String document, Problem problem, Instant since) {}
}
