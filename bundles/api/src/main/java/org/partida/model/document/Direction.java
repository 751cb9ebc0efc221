package org.partida.model.document;

/** Whether the company got the document or made it. */
public enum Direction {
  RECEIVED,
  ISSUED
}
