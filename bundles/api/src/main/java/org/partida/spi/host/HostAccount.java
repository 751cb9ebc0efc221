package org.partida.spi.host;

import org.partida.model.voucher.AccountCode;

/**
 * An account of the host. Immutable.
 *
 * @param ref the host's reference
 * @param code code
 * @param name name
 * @param nature debit (A), credit (P) or both (B)
 * @param postable can be posted to
 * @param keepsOpenItems lines on it stay open until settled
 */
public record HostAccount(
    HostRef ref,
    AccountCode code,
    String name,
    Nature nature,
    boolean postable,
    boolean keepsOpenItems) {
  /** Activ, pasiv, bifuncțional. */
  public enum Nature {
    A,
    P,
    B
  }
}
