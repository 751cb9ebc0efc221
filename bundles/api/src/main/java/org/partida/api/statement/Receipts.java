package org.partida.api.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.Money;

/**
 * Money that no statement tells, or not yet: cash, cards and payment orders, entered by hand or
 * pulled from another program. Each is a line of a register of the company, matched, confirmed and
 * undone as a bank's line is. Thread-safe; every call checks the actor's rights.
 */
@ProviderType
public interface Receipts {
  /**
   * Adds one, once: the same number, day, partner and amount of a means again changes nothing. The
   * register is made with the standard account if the company has none.
   *
   * @throws org.partida.model.PartidaException {@code receipt.means}, {@code receipt.amount}
   */
  LineRecord add(Actor actor, CompanyId company, Receipt receipt);

  /** Those of the company, by day. */
  List<LineRecord> list(Actor actor, CompanyId company, int limit);

  /** How money changed hands. */
  enum Means {
    CASH("5311"),
    CARD("5125"),

    /** A payment order that the bank's statement will tell of: on its way until then. */
    TRANSFER("5125");

    private final String account;

    Means(String account) {
      this.account = account;
    }

    /** The standard ledger account (OMFP 1802/2014). */
    public String account() {
      return account;
    }
  }

  /**
   * A receipt or payment. Immutable.
   *
   * @param means how
   * @param number of the receipt
   * @param date day
   * @param partner who paid or was paid
   * @param taxId fiscal code
   * @param amount positive when money comes in
   * @param text what it is for, with the numbers of the documents
   * @param awb waybill
   * @param order order
   */
  record Receipt(
      Means means,
      String number,
      LocalDate date,
      String partner,
      Optional<String> taxId,
      Money amount,
      String text,
      Optional<String> awb,
      Optional<String> order) {}
}
