package org.partida.sandbox.generate;

/** What a mailbox item is; {@link #filter} is the letter of the list's {@code filtru} parameter. */
public enum MessageKind {
  /** FACTURA TRIMISA. */
  SENT("FACTURA TRIMISA", 'T'),
  /** FACTURA PRIMITA. */
  RECEIVED("FACTURA PRIMITA", 'P'),
  /** ERORI FACTURA. */
  ERRORS("ERORI FACTURA", 'E'),
  /** A buyer's message that arrived at the seller. */
  BUYER_MESSAGE_RECEIVED("MESAJ CUMPARATOR PRIMIT", 'R'),
  /** A buyer's message, in the mailbox of the buyer who sent it. */
  BUYER_MESSAGE_SENT("MESAJ CUMPARATOR TRANSMIS", 'R');

  private final String tip;
  private final char filter;

  MessageKind(String tip, char filter) {
    this.tip = tip;
    this.filter = filter;
  }

  /** The wire's {@code tip}, single form. */
  public String tip() {
    return tip;
  }

  /** E, T, P or R. */
  public char filter() {
    return filter;
  }

  /** True for both directions of buyer messages. */
  public boolean isBuyerMessage() {
    return filter == 'R';
  }
}
