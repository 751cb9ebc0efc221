package org.partida.model.document;

/** Whether the client company stands by a document. */
public enum DecisionState {
  NOT_REQUIRED,
  PENDING,
  APPROVED,
  REJECTED
}
