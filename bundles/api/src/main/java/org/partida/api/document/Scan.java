package org.partida.api.document;

import java.time.Instant;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.Sha256;

/**
 * A photo or PDF of a paper, as somebody sent it. It waits until a person enters beside it what it
 * says; then it is the original of that document. Immutable.
 *
 * @param id follows from company and bytes: the same picture is one scan
 * @param company whose
 * @param hash digest of its bytes in the archive
 * @param name the file name it came with, for people only
 * @param mediaType image/jpeg, image/png, image/webp or application/pdf, told by its bytes
 * @param size bytes
 * @param pages pages of a PDF, 1 for a picture
 * @param kind what the sender says it is
 * @param note what the sender says about it, or empty
 * @param state where it stands
 * @param document the document that was entered from it
 * @param sentBy name of who sent it
 * @param sentAt when
 * @param endedBy name of who entered it or set it aside
 * @param endedAt when
 * @param reason why it was set aside
 */
public record Scan(
    String id,
    CompanyId company,
    Sha256 hash,
    String name,
    String mediaType,
    long size,
    int pages,
    ScanKind kind,
    String note,
    ScanState state,
    Optional<String> document,
    String sentBy,
    Instant sentAt,
    Optional<String> endedBy,
    Optional<Instant> endedAt,
    Optional<String> reason) {

  /** It was entered as this document. */
  public Scan entered(String as, String by, Instant at) {
    return ended(ScanState.ENTERED, Optional.of(as), by, at, Optional.empty());
  }

  /** Nobody needs to enter it. */
  public Scan aside(String why, String by, Instant at) {
    return ended(ScanState.SET_ASIDE, Optional.empty(), by, at, Optional.of(why));
  }

  /** It waits again. */
  public Scan waiting() {
    return new Scan(
        id,
        company,
        hash,
        name,
        mediaType,
        size,
        pages,
        kind,
        note,
        ScanState.WAITING,
        Optional.empty(),
        sentBy,
        sentAt,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Scan ended(
      ScanState to, Optional<String> as, String by, Instant at, Optional<String> why) {
    return new Scan(
        id,
        company,
        hash,
        name,
        mediaType,
        size,
        pages,
        kind,
        note,
        to,
        as,
        sentBy,
        sentAt,
        Optional.of(by),
        Optional.of(at),
        why);
  }
}
