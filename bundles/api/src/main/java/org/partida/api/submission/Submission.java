package org.partida.api.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.spi.invoice.Finding;
import org.partida.spi.network.SubmitFlag;

/**
 * A file on its way to an authority. Immutable; the bytes are frozen before anything else.
 *
 * @param id stable id
 * @param company who files
 * @param network such as {@code ro.spv}
 * @param file digest of the bytes, sent as they are
 * @param fileName the name it came with
 * @param standard the authority's word for the kind; empty until it was looked at
 * @param flags how it is sent
 * @param state how far it got
 * @param released it goes out by itself once it is checked; else a person releases it
 * @param attempt how often it was sent, 0 at first
 * @param what seller and number, which may be filed once; empty until it was looked at
 * @param document the document that it is, or that a message is about
 * @param index the authority's index
 * @param findings what the rules say against it, before it was sent
 * @param errors the authority's own texts, in order
 * @param problem why it is not further, with the next step
 * @param startedBy who gave it
 * @param receivedAt when
 * @param changedAt when it got into this state
 */
public record Submission(
    String id,
    CompanyId company,
    String network,
    Sha256 file,
    String fileName,
    String standard,
    Set<SubmitFlag> flags,
    SubmissionState state,
    boolean released,
    int attempt,
    Optional<String> what,
    Optional<String> document,
    Optional<String> index,
    List<Finding> findings,
    List<String> errors,
    Optional<Problem> problem,
    String startedBy,
    Instant receivedAt,
    Instant changedAt) {
  public Submission {
    flags = Set.copyOf(flags);
    findings = List.copyOf(findings);
    errors = List.copyOf(errors);
  }

  /** It waits for a person: nothing goes out before {@link Submissions#release}. */
  public boolean held() {
    return !released && (state == SubmissionState.RECEIVED || state == SubmissionState.READY);
  }

  /** The submission in another state. */
  public Submission moved(SubmissionState next, Optional<Problem> why, Instant when) {
    return new Submission(
        id,
        company,
        network,
        file,
        fileName,
        standard,
        flags,
        next,
        released,
        attempt,
        what,
        document,
        index,
        findings,
        errors,
        why,
        startedBy,
        receivedAt,
        when);
  }

  /** Let go by a person. */
  public Submission letGo() {
    return new Submission(
        id,
        company,
        network,
        file,
        fileName,
        standard,
        flags,
        state,
        true,
        attempt,
        what,
        document,
        index,
        findings,
        errors,
        problem,
        startedBy,
        receivedAt,
        changedAt);
  }

  /** What was seen when it was looked at. */
  public Submission checked(
      String word, Set<SubmitFlag> how, Optional<String> fact, Optional<String> doc) {
    return new Submission(
        id,
        company,
        network,
        file,
        fileName,
        word,
        how,
        state,
        released,
        attempt,
        fact,
        doc,
        index,
        findings,
        errors,
        problem,
        startedBy,
        receivedAt,
        changedAt);
  }

  /** With what the rules say against it. */
  public Submission with(List<Finding> against) {
    return new Submission(
        id,
        company,
        network,
        file,
        fileName,
        standard,
        flags,
        state,
        released,
        attempt,
        what,
        document,
        index,
        against,
        errors,
        problem,
        startedBy,
        receivedAt,
        changedAt);
  }

  /** With the authority's texts. */
  public Submission refusedWith(List<String> texts) {
    return new Submission(
        id,
        company,
        network,
        file,
        fileName,
        standard,
        flags,
        state,
        released,
        attempt,
        what,
        document,
        index,
        findings,
        texts,
        problem,
        startedBy,
        receivedAt,
        changedAt);
  }

  /** Under the authority's index. */
  public Submission under(String number) {
    return new Submission(
        id,
        company,
        network,
        file,
        fileName,
        standard,
        flags,
        state,
        released,
        attempt,
        what,
        document,
        Optional.of(number),
        findings,
        errors,
        problem,
        startedBy,
        receivedAt,
        changedAt);
  }

  /** At its next attempt. */
  public Submission nextAttempt() {
    return new Submission(
        id,
        company,
        network,
        file,
        fileName,
        standard,
        flags,
        state,
        true,
        attempt + 1,
        what,
        document,
        index,
        findings,
        errors,
        problem,
        startedBy,
        receivedAt,
        changedAt);
  }
}
