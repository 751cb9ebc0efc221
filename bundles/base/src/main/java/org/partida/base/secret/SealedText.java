package org.partida.base.secret;

/**
 * A secret in a configuration file: {@code {sealed}} and a text that this instance sealed, or plain
 * text. Stateless.
 */
public final class SealedText {
  private static final String MARK = "{sealed}";

  private SealedText() {}

  /** The secret itself, whichever way it is written. */
  public static String open(Secrets secrets, String configured) {
    String text = configured.strip();
    return text.startsWith(MARK) ? secrets.open(text.substring(MARK.length())) : text;
  }

  /** How to write it into a configuration file of this instance. */
  public static String seal(Secrets secrets, String secret) {
    return MARK + secrets.seal(secret);
  }
}
