package org.partida.api.posting;

/** How far a voucher got. */
public enum VoucherState {
  PROPOSED,
  /** The intent is stored; the host is being asked or has not answered. */
  POSTING,
  POSTED,
  REJECTED,
  REVERSED
}
