package org.partida.api.security;

/** Whether a person may sign in. */
public enum PersonState {
  ACTIVE,
  /** An administrator has closed the door; it can be opened again. */
  LOCKED,
  /** Gone; the name stays, because it stands in the audit trail. */
  REMOVED
}
