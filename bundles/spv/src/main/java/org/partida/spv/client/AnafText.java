package org.partida.spv.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that ANAF answers with, as a row of the data file. Immutable.
 *
 * @param pattern regular expression, searched for without regard to case
 * @param verdict what it means
 * @param code of the problem
 * @param message for a person; {@code $1} is the pattern's first group
 * @param fix the next step
 */
record AnafText(String pattern, Verdict verdict, String code, String message, String fix) {
  /** The matcher if the text is this one. */
  Matcher matcher(String text) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(text);
  }

  String message(Matcher found) {
    String out = message;
    for (int i = 1; i <= found.groupCount(); i++) {
      out = out.replace("$" + i, found.group(i) == null ? "" : found.group(i));
    }
    return out;
  }
}
