package org.partida.documents.send;

import org.partida.api.submission.Submission;

/** A buyer's message to the seller, which travels as a submission of its own. */
final class MessageToSeller {
  /** The name of its file. */
  private static final String PREFIX = "message-to-seller-";

  private MessageToSeller() {}

  static String name(String index) {
    return PREFIX + index + ".xml";
  }

  static boolean is(Submission s) {
    return s.fileName().startsWith(PREFIX) && s.what().isEmpty();
  }
}
