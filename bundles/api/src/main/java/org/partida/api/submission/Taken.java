package org.partida.api.submission;

/**
 * What became of a file that was given to be sent. Immutable.
 *
 * @param submission the submission that it is
 * @param fresh it is new; false if these bytes were given before and that submission still lives
 */
public record Taken(Submission submission, boolean fresh) {
  /** These bytes were given before, and wait for a person to let them go out. */
  public boolean held() {
    return !fresh && submission.held();
  }
}
