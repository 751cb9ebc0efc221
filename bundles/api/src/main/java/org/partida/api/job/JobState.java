package org.partida.api.job;

/** Where a job stands. */
public enum JobState {
  RUNNING,
  DONE,
  PARTIAL,
  FAILED,
  CANCELLED
}
