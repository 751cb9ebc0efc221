package org.partida.posting.rules;

import java.nio.charset.StandardCharsets;
import org.partida.model.ExternalId;
import org.partida.model.Sha256;

/**
 * External ids that follow from what they stand for, so that the same document, rules and purpose
 * always give the same id. Stateless.
 */
public final class Ids {
  private static final int LIMIT = 64;

  private Ids() {}

  /**
   * Document, purpose and rule version; a document id that does not fit is replaced by its digest.
   */
  public static ExternalId of(String documentId, String purpose, String version) {
    String tail = ":" + purpose + ":" + version;
    boolean fits =
        documentId.matches("[\\x21-\\x7E]+") && documentId.length() + tail.length() <= LIMIT;
    String head =
        fits
            ? documentId
            : Sha256.of(documentId.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, LIMIT / 2);
    return new ExternalId(head + tail);
  }
}
