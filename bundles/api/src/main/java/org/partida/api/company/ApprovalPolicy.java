package org.partida.api.company;

/** Who stands by a document before it may be posted. */
public enum ApprovalPolicy {
  /** A person of the client company or of the firm decides. */
  REQUIRED,
  NOT_REQUIRED,
  /**
   * Approved by rule where the supplier is known and the amount is under the limit; else a person
   * decides.
   */
  AUTOMATIC,
  /** The firm decides on the client's behalf; it is recorded as such. */
  FIRM_DECIDES
}
