package org.partida.portfolio.person;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/**
 * Which passwords are taken: long ones that are not the first that somebody tries (NIST SP 800-63B,
 * section 5.1.1.2); nothing is asked about kinds of characters. Stateless.
 */
final class PasswordRules {
  private static final int LONGEST = 256;
  private static final Set<String> COMMON = common();

  private PasswordRules() {}

  /**
   * Refuses what is too weak.
   *
   * @throws PartidaException {@code password.weak}
   */
  static void check(String id, String name, String password, int shortest) {
    int length = password.codePointCount(0, password.length());
    if (length < shortest || length > LONGEST) {
      throw weak("a password has " + shortest + " to " + LONGEST + " characters");
    }
    String plain = plain(password);
    if (plain.equals(plain(id)) || plain.equals(plain(name))) {
      throw weak("the password is the person's own name");
    }
    if (plain.codePoints().distinct().count() < 4 || COMMON.contains(core(plain))) {
      throw weak("this password is among the first that are tried");
    }
  }

  private static PartidaException weak(String message) {
    return new PartidaException(
        new Problem(
            "password.weak", message, "password", "take a few words that do not belong together"));
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /** Without the year or number that is put behind a common word to make it longer. */
  private static String core(String plain) {
    String word = plain.replaceAll("\\d+$", "");
    return word.isEmpty() ? plain : word;
  }

  private static Set<String> common() {
    try (InputStream in = PasswordRules.class.getResourceAsStream("common-passwords.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(String::strip)
          .filter(l -> !l.isEmpty() && !l.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
