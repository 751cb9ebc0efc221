package org.partida.api.submission;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.spi.network.SubmitFlag;

/**
 * Sends documents to authorities: once, however often it is asked for. Thread-safe; every call
 * checks rights (module DOCUMENTS; to send, WRITE).
 */
@ProviderType
public interface Submissions {
  /**
   * Takes a file to be sent. Its bytes are archived first; the same bytes of the same company are
   * the same submission as long as that one lives.
   *
   * @param flags beyond those that the document itself tells
   * @param release send it once it is checked; else {@link #release} does. Bytes that are held
   *     already stay held
   * @throws org.partida.model.PartidaException {@code submission.network} if the company has no
   *     connection to a network that takes documents; {@code submission.size}, {@code
   *     submission.empty}
   */
  Taken take(
      Actor actor,
      CompanyId company,
      String fileName,
      InputStream content,
      Set<SubmitFlag> flags,
      boolean release)
      throws IOException;

  /**
   * A message from the buyer to the seller about a received document (ANAF: RASP).
   *
   * @throws org.partida.model.PartidaException {@code submission.message} if the document did not
   *     come by a network; {@code message.length}
   */
  Taken message(Actor actor, String document, String text) throws IOException;

  /** Newest first. */
  List<Submission> list(
      Actor actor, Optional<CompanyId> company, Optional<SubmissionState> state, int limit);

  /** One with its errors explained and its history. */
  SubmissionDetails show(Actor actor, String id);

  /** A person lets it go out. */
  Submission release(Actor actor, String id);

  /**
   * Takes it back before anything was sent.
   *
   * @throws org.partida.model.PartidaException {@code submission.state} if it is too late
   */
  Submission cancel(Actor actor, String id, String reason);
}
