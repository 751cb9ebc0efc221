package org.partida.spi.host;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.model.ExternalId;
import org.partida.model.Page;
import org.partida.model.match.Proforma;

/**
 * Proformas of a company, and the invoices that the host makes of them; for hosts with {@link
 * Capability#INVOICE_FROM_PROFORMA}. Partida has an invoice made when somebody confirms that a line
 * of a statement pays the proforma; nothing of this is ever deleted, a wrong invoice is reversed.
 */
@ConsumerType
public interface Proformas {
  /** Those that are open, the oldest first. */
  Page<Proforma> open(Optional<String> after, int limit) throws HostException;

  /**
   * Makes the invoice of a whole proforma with the host's next number. Of a proforma it is made
   * once: the same key again answers what was made, as {@link WriteStatus#ALREADY_POSTED}, whatever
   * day it names.
   *
   * @param key its digest is the proforma's id
   * @param proforma reference of the kind {@code proforma} with the id
   * @param on day of the invoice
   * @return {@link WriteStatus#REJECTED} for one that is cancelled or invoiced under another key;
   *     {@link WriteStatus#CONFLICT} for a key that made the invoice of another proforma
   */
  WriteResult<Made> invoice(WriteKey key, HostRef proforma, LocalDate on) throws HostException;

  /** Which of the keys made an invoice; the way out of doubt. */
  Map<ExternalId, Made> findAll(Collection<ExternalId> keys) throws HostException;

  /** Where people enter proformas, if the host has no screen for it. */
  default Optional<ProformaRegister> register() {
    return Optional.empty();
  }

  /**
   * An invoice that was made of a proforma. Immutable.
   *
   * @param proforma which
   * @param number the host's number of the invoice
   * @param date day of the invoice
   * @param item its open item, once it is in the books; it stays the same when it is paid
   * @param paper the invoice in the neutral form (JSON, docs/sources.md), of a host that leaves it
   *     to Partida to keep and book it as any other document; empty if the host books it itself
   */
  record Made(
      HostRef proforma,
      String number,
      LocalDate date,
      Optional<HostRef> item,
      Optional<String> paper) {}
}
