package org.partida.base.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionEvent;
import org.partida.api.submission.SubmissionState;
import org.partida.model.CompanyId;
import org.partida.model.Sha256;

/**
 * Submissions. While one lives, its bytes and what it files (seller and number) are unique in its
 * company.
 */
@ProviderType
public interface SubmissionStore {
  /** Adds it, or answers the live one of these bytes. */
  Optional<Submission> addIfNew(Submission submission);

  Optional<Submission> find(String id);

  /**
   * Puts {@code next} if the stored one is still in the state and at the attempt of {@code from};
   * false if somebody was faster, or if another live one files the same.
   */
  boolean replace(Submission from, Submission next);

  /** A live one of the company that files this. */
  Optional<Submission> liveOf(CompanyId company, String what);

  /** Live ones of a company with these bytes, this document or this index of the authority. */
  List<Submission> concerning(
      CompanyId company, Optional<Sha256> file, Optional<String> document, Optional<String> index);

  /**
   * Those under this index that a notice may refuse: on their way, or refused already without the
   * authority's texts.
   */
  List<Submission> refusable(CompanyId company, String index);

  /** Newest first, of the companies given. */
  List<Submission> list(List<CompanyId> companies, Optional<SubmissionState> state, int limit);

  int count(CompanyId company, SubmissionState state);

  void addEvent(String id, SubmissionEvent event);

  /** Oldest first. */
  List<SubmissionEvent> events(String id);

  /** When it got into this state last. */
  Optional<Instant> since(String id, SubmissionState state);
}
