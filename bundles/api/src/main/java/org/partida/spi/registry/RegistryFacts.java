package org.partida.spi.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.invoice.Address;

/**
 * What a register says of a taxpayer as of a day. Immutable.
 *
 * @param id country and fiscal code
 * @param asOf the day that it is true on
 * @param found the register knows the code; if not, the rest says nothing
 * @param name registered name
 * @param address fiscal domicile
 * @param tradeRegister number in the trade register
 * @param vat how it stands to VAT
 * @param standing whether it is active
 * @param eInvoice whether it stands in the e-invoice register
 * @param source which service said so, such as {@code anaf.tva.v9}
 * @param fetchedAt when
 */
public record RegistryFacts(
    CompanyId id,
    LocalDate asOf,
    boolean found,
    String name,
    Address address,
    Optional<String> tradeRegister,
    Vat vat,
    Standing standing,
    EInvoice eInvoice,
    String source,
    Instant fetchedAt) {

  /** The register does not know the code. */
  public static RegistryFacts notFound(RegistryQuestion q, String source, Instant at) {
    return new RegistryFacts(
        q.id(),
        q.asOf(),
        false,
        "",
        Address.UNKNOWN,
        Optional.empty(),
        Vat.NONE,
        Standing.UNKNOWN,
        EInvoice.NONE,
        source,
        at);
  }

  /** The same with what another register says of e-invoices. */
  public RegistryFacts with(EInvoice other) {
    return new RegistryFacts(
        id, asOf, found, name, address, tradeRegister, vat, standing, other, source, fetchedAt);
  }

  /**
   * A stretch of days. Immutable.
   *
   * @param from first day
   * @param until last day; empty while it goes on
   * @param reason why it ended, in the authority's words
   */
  public record Period(
      Optional<LocalDate> from, Optional<LocalDate> until, Optional<String> reason) {}

  /**
   * How it stands to VAT on the day. Immutable.
   *
   * @param payer registered for VAT
   * @param periods when it was, as far as the register tells
   * @param onCash applies VAT on cash (TVA la încasare)
   * @param cashFrom begin of VAT on cash, the last time
   * @param cashUntil its end, if it ended
   * @param split pays VAT to a separate account (plata defalcată)
   */
  public record Vat(
      boolean payer,
      List<Period> periods,
      boolean onCash,
      Optional<LocalDate> cashFrom,
      Optional<LocalDate> cashUntil,
      boolean split) {
    /** No VAT in any form. */
    public static final Vat NONE =
        new Vat(false, List.of(), false, Optional.empty(), Optional.empty(), false);

    public Vat {
      periods = List.copyOf(periods);
    }
  }

  /**
   * Whether it is active. Immutable.
   *
   * @param status in the authority's words, such as {@code RADIERE din data 22.08.2016}
   * @param inactive declared inactive on the day: VAT on its invoices may not be deducted
   * @param inactiveFrom since when, the last time
   * @param reactivatedOn when it became active again
   * @param deregistered struck off
   * @param deregisteredOn when
   */
  public record Standing(
      String status,
      boolean inactive,
      Optional<LocalDate> inactiveFrom,
      Optional<LocalDate> reactivatedOn,
      boolean deregistered,
      Optional<LocalDate> deregisteredOn) {
    /** Nothing is known. */
    public static final Standing UNKNOWN =
        new Standing("", false, Optional.empty(), Optional.empty(), false, Optional.empty());
  }

  /**
   * Whether it stands in the e-invoice register. Where it does not, it can receive e-invoices all
   * the same: in Romania the register is the optional one. Immutable.
   *
   * @param listed in the register
   * @param since since when
   */
  public record EInvoice(boolean listed, Optional<LocalDate> since) {
    /** Not listed. */
    public static final EInvoice NONE = new EInvoice(false, Optional.empty());
  }
}
