package org.partida.documents.network;

import org.partida.model.CompanyId;

/**
 * The natural key of a message: network, company, id. Immutable.
 *
 * @param network such as ro.spv
 * @param company whose mailbox
 * @param id the authority's id
 */
public record MessageKey(String network, CompanyId company, String id) {
  /** Reads what {@link #toString} wrote. */
  public static MessageKey parse(String text) {
    String[] p = text.split("/", 3);
    return new MessageKey(p[0], CompanyId.parse(p[1]), p.length > 2 ? p[2] : "");
  }

  @Override
  public String toString() {
    return network + "/" + company + (id.isEmpty() ? "" : "/" + id);
  }
}
