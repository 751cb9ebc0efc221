package org.partida.spi.network;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a container, as files. Immutable.
 *
 * @param payload the document or notice itself
 * @param payloadName its name in the container
 * @param payloadKind what it is, told by its root and namespace, not by the list's word
 * @param signature the authority's signature, if there is one
 * @param signatureName its name in the container
 * @param texts for notices and buyer messages: every text in it, in order, white space folded
 * @param about for notices and buyer messages: the submission that the payload itself names
 * @param issuer for notices: fiscal code of the seller that the payload names
 */
public record Unpacked(
    Path payload,
    String payloadName,
    PayloadKind payloadKind,
    Optional<Path> signature,
    Optional<String> signatureName,
    List<String> texts,
    Optional<String> about,
    Optional<String> issuer) {
  /** What a payload is. */
  public enum PayloadKind {
    INVOICE,
    ERROR_NOTICE,
    BUYER_MESSAGE,
    UNKNOWN
  }

  /** Parts of which nothing is said of a submission. */
  public Unpacked(
      Path payload,
      String payloadName,
      PayloadKind payloadKind,
      Optional<Path> signature,
      Optional<String> signatureName,
      List<String> texts) {
    this(
        payload,
        payloadName,
        payloadKind,
        signature,
        signatureName,
        texts,
        Optional.empty(),
        Optional.empty());
  }

  public Unpacked {
    texts = List.copyOf(texts);
  }
}
