package org.partida.sandbox.books;

import java.time.Instant;

/**
 * A document that a client filed.
 *
 * @param foreignBuyer filed with extern=DA
 * @param readyAt when the asynchronous checks end
 * @param state how it stands
 * @param downloadId the id of the filer's archive; empty while none exists
 */
public record Upload(
    Env env,
    String index,
    String cif,
    String standard,
    boolean selfBilled,
    boolean foreignBuyer,
    Instant submittedAt,
    Instant readyAt,
    State state,
    String downloadId,
    String payloadKey,
    String sha256) {

  /** The states of the authority's pipeline. */
  public enum State {
    /** {@code in prelucrare}. */
    PENDING,
    /** {@code ok}. */
    OK,
    /** {@code nok}. */
    NOK,
    /** {@code XML cu erori nepreluat de sistem}; only ever forced by a test. */
    NOT_TAKEN
  }

  /** The same upload in another state. */
  public Upload with(State newState, String newDownloadId) {
    return new Upload(
        env,
        index,
        cif,
        standard,
        selfBilled,
        foreignBuyer,
        submittedAt,
        readyAt,
        newState,
        newDownloadId,
        payloadKey,
        sha256);
  }
}
