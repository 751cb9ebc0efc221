package org.partida.api.document;

import java.time.LocalDate;
import org.partida.model.CompanyId;

/**
 * Somebody decides for another for some days. Immutable.
 *
 * @param id stable id
 * @param company where
 * @param from id of who lets decide
 * @param to id of who decides
 * @param first first day
 * @param last last day
 */
public record Delegation(
    String id, CompanyId company, String from, String to, LocalDate first, LocalDate last) {
  public boolean on(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }
}
