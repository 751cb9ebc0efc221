package org.partida.api.match;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.model.match.Proforma;
import org.partida.model.match.ProformaDraft;

/**
 * Proformas of companies: entered where the host has no screen for it, shown, cancelled. The
 * invoice is made by {@link Matches#confirm} of a line that pays the proforma. Thread-safe; every
 * call checks the actor's rights.
 *
 * <p>All throw {@code proforma.unsupported} for a host that has no such register, and what the host
 * says.
 */
@ProviderType
public interface ProformaBook {
  /**
   * Enters a proforma; one that is there with the same content is answered as it is.
   *
   * @throws org.partida.model.PartidaException {@code proforma.number} if the number is taken,
   *     {@code proforma.content} if something is missing
   */
  Proforma add(Actor actor, CompanyId company, ProformaDraft draft);

  /** In the order of entry, in whatever state if none is named. */
  Page<Proforma> list(
      Actor actor,
      CompanyId company,
      Optional<Proforma.State> state,
      int limit,
      Optional<String> after);

  /**
   * Nobody will pay these.
   *
   * @param ids ids or numbers
   * @throws org.partida.model.PartidaException {@code proforma.invoiced} if the invoice was made
   */
  List<Proforma> cancel(Actor actor, CompanyId company, List<String> ids, String reason);

  /** From which series invoices of proformas get their numbers. */
  Series series(Actor actor, CompanyId company);

  /**
   * Changes it.
   *
   * @throws org.partida.model.PartidaException {@code proforma.series} if it would give a number
   *     again
   */
  Series series(Actor actor, CompanyId company, Series wanted);

  /**
   * A series of numbers. Immutable.
   *
   * @param prefix before the number, such as {@code FP-}
   * @param next the number that comes next, 1 or more
   */
  record Series(String prefix, long next) {}
}
