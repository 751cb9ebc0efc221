package org.partida.api.posting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Side;

/**
 * Entries that people booked in the host by hand, and the documents whose posting they are: linked,
 * never doubled. Thread-safe; every call checks the actor's rights.
 */
@ProviderType
public interface HandEntries {
  /** What was found beside documents, newest first; empty state = all. */
  List<HandOffer> list(
      Actor actor, Optional<CompanyId> company, Optional<HandOffer.State> state, int limit);

  /**
   * Asks the host now which of its own entries may be a document's posting; changes nothing.
   *
   * @throws org.partida.model.PartidaException {@code host.search} if the host cannot be asked this
   */
  List<HandOffer> find(Actor actor, String document);

  /**
   * The entry is the document's posting: the document counts as posted with it, and no other entry
   * is made.
   *
   * @param entry its id or number
   * @throws org.partida.model.PartidaException {@code entry.linked} if it is another document's,
   *     {@code entry.booked} if the document has an entry, {@code entry.unknown}, {@code
   *     entry.kind} if it books no document
   */
  HandOffer link(Actor actor, String document, String entry, String reason);

  /** The entry is not the document's posting after all; the document is proposed anew. */
  HandOffer unlink(Actor actor, String document, String reason);

  /** None of the entries that were offered is the document's: it is posted by itself. */
  List<VoucherRecord> postAnyway(Actor actor, String document, String reason);

  /**
   * Books an entry by hand, in a host that has no screen for it.
   *
   * @throws org.partida.model.PartidaException {@code host.hand} if the host has one, {@code
   *     entry.twin} if a document with this number is in the books, or the host's problem
   */
  JournalEntry book(Actor actor, Draft draft);

  /**
   * Takes an entry made by hand back by a counter-entry.
   *
   * @throws org.partida.model.PartidaException {@code entry.linked} while it is a document's
   *     posting
   */
  JournalEntry takeBack(Actor actor, CompanyId company, String entry, String reason);

  /**
   * An entry to book by hand. Immutable.
   *
   * @param company whose
   * @param id so that the same order books once; empty = a new one
   * @param date accounting date
   * @param documentDate date of the paper; empty = the same
   * @param journal which one; sales and purchases open documents, the others payments
   * @param number number of the paper; "" = none
   * @param partner whose paper
   * @param text what it is about
   * @param lines at least two
   * @param anyway even if a document with this number is in the books
   */
  record Draft(
      CompanyId company,
      Optional<String> id,
      LocalDate date,
      Optional<LocalDate> documentDate,
      Journal journal,
      String number,
      Optional<PartnerRef> partner,
      String text,
      List<DraftLine> lines,
      boolean anyway) {
    public Draft {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A line of it. Immutable.
   *
   * @param account where
   * @param side debit or credit
   * @param amount in the ledger's currency; negative = storno in red
   */
  record DraftLine(AccountCode account, Side side, BigDecimal amount) {
    /**
     * Reads {@code 4426:D:21.00}.
     *
     * @throws PartidaException {@code usage}
     */
    public static DraftLine of(String text) {
      String[] parts = text.split(":", -1);
      try {
        return new DraftLine(
            AccountCode.of(parts[0]),
            Side.valueOf(parts[1].toUpperCase(Locale.ROOT)),
            new BigDecimal(parts[2]));
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        throw new PartidaException(
            new Problem(
                "usage",
                "not a line of an entry: " + text,
                "lines",
                "write account, D or C, and amount, such as 4426:D:21.00"),
            e);
      }
    }
  }
}
