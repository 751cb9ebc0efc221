package org.partida.statements.text;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entities of SGML, XML and HTML to what they stand for; no file can add its own. Stateless.
 */
public final class Entities {
  private static final Pattern ENTITY =
      Pattern.compile("&(#x[0-9A-Fa-f]{1,6}|#\\d{1,7}|\\w{2,6});");
  private static final Map<String, String> NAMED =
      Map.of(
          "amp", "&", "lt", "<", "gt", ">", "nbsp", " ", "quot", "\"", "apos", "'", "euro",
          "\u20ac");

  private Entities() {}

  /** Without entities; an unknown one stays as it is written. */
  public static String plain(String raw) {
    if (raw.indexOf('&') < 0) {
      return raw;
    }
    return ENTITY
        .matcher(raw)
        .replaceAll(m -> Matcher.quoteReplacement(meaning(m.group(1), m.group())));
  }

  private static String meaning(String entity, String written) {
    if (!entity.startsWith("#")) {
      return NAMED.getOrDefault(entity, written);
    }
    int code =
        entity.startsWith("#x")
            ? Integer.parseInt(entity.substring(2), 16)
            : Integer.parseInt(entity.substring(1));
    return Character.isValidCodePoint(code) ? Character.toString(code) : written;
  }
}
