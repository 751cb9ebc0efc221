package org.partida.api.document;

/** What a scanned paper is, in the words of who sent it. */
public enum ScanKind {
  /** A till receipt, with or without the company's fiscal code. */
  RECEIPT,
  /** A simplified invoice. */
  SIMPLIFIED_INVOICE,
  /** An invoice of a seller abroad. */
  FOREIGN_INVOICE,
  /** Anything else. */
  OTHER
}
