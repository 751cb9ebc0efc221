package org.partida.statements.text;

/**
 * Shapes of texts, told by loops instead of patterns, since they are asked of every line.
 * Stateless.
 */
public final class Shapes {
  private Shapes() {}

  /** Whether it is an ASCII digit. */
  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** How many digits stand there, one behind the other. */
  public static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i - from;
  }

  /** Whether it is nothing but digits, as many as that. */
  public static boolean isNumber(String text, int least, int most) {
    int length = text.length();
    return length >= least && length <= most && digits(text, 0) == length;
  }

  /** The number that the digits from one place to before another make, at most nine. */
  public static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }

  /** Two letters, two digits, 11 to 30 letters or digits; blanks between them do not count. */
  public static boolean isIban(String text) {
    int seen = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ' ') {
        boolean letter = c >= 'A' && c <= 'Z';
        boolean fits = seen < 2 ? letter : seen < 4 ? isDigit(c) : letter || isDigit(c);
        if (!fits || seen == 34) {
          return false;
        }
        seen++;
      }
    }
    return seen >= 15;
  }

  /** Without blanks and ends of lines. */
  public static String withoutBlanks(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isBlank(text.charAt(i))) {
        StringBuilder b = new StringBuilder(text.length()).append(text, 0, i);
        for (int k = i + 1; k < text.length(); k++) {
          if (!isBlank(text.charAt(k))) {
            b.append(text.charAt(k));
          }
        }
        return b.toString();
      }
    }
    return text;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }
}
