package org.partida.spi.network;

/** How a document is to be sent. */
public enum SubmitFlag {
  /** The buyer is outside the country and has no identifier there (ANAF: extern). */
  FOREIGN_BUYER,
  /** The buyer files in the seller's name (ANAF: autofactura). */
  SELF_BILLED,
  /** The buyer is a consumer (ANAF: uploadb2c). */
  CONSUMER
}
