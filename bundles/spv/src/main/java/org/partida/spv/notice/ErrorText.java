package org.partida.spv.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One error as ANAF wrote it, taken apart: both generations of its formats. Immutable.
 *
 * @param rule the rule's id; empty if the text names none
 * @param printedRule the id in brackets, which differs from the rule for some assertions of 1.0.9
 * @param text Romanian text, white space folded
 * @param english the half behind the sign #
 * @param location path or place in the document
 */
record ErrorText(
    String rule,
    Optional<String> printedRule,
    String text,
    Optional<String> english,
    Optional<String> location) {
  private static final Pattern JOINED =
      Pattern.compile("\\s*\\|\\|\\s*|(?<=[\\s;])(?=tipAssert=)|(?<=\\s)(?=E: )");
  private static final Pattern KEY =
      Pattern.compile(
          "(?:^|;)\\s*(tipAssert|codEroare|localizareEroare|textEroare|expresieValidata)=");
  private static final Pattern BRACKET = Pattern.compile("\\[([A-Z][A-Za-z]*-[A-Za-z0-9_.-]+)\\]");
  private static final Pattern NAMED =
      Pattern.compile("(?:eroare )?regula: ?([A-Za-z][A-Za-z0-9_.]*?): ?");
  private static final Pattern SCHEMA = Pattern.compile("\\b(cvc-[a-zA-Z0-9.-]*[a-zA-Z0-9])\\b");
  private static final Pattern PLACE =
      Pattern.compile("lineNumber: ?(\\d+); ?columnNumber: ?(\\d+)");
  private static final Pattern SECTION = Pattern.compile("^E: (.*?) (?:eroare regula:|eroare:)");

  /** All errors in a text, in order; never none. */
  static List<ErrorText> all(String text) {
    List<ErrorText> found = new ArrayList<>();
    for (String piece : JOINED.split(fold(text))) {
      if (!piece.isBlank()) {
        found.add(one(piece.strip()));
      }
    }
    return found.isEmpty() ? List.of(plain(fold(text))) : found;
  }

  static String fold(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static ErrorText one(String piece) {
    return piece.startsWith("tipAssert=") ? keyed(piece) : plain(piece);
  }

  /** {@code tipAssert=…; codEroare=…; localizareEroare=…; textEroare=…; expresieValidata=…}. */
  private static ErrorText keyed(String piece) {
    String code = "";
    String text = "";
    Optional<String> location = Optional.empty();
    Matcher m = KEY.matcher(piece);
    boolean more = m.find();
    while (more) {
      String key = m.group(1);
      int from = m.end();
      more = m.find();
      String value = piece.substring(from, more ? m.start() : piece.length()).strip();
      String bare = value.endsWith(";") ? value.substring(0, value.length() - 1).strip() : value;
      switch (key) {
        case "codEroare" -> code = bare;
        case "localizareEroare" -> location = Optional.of(bare).filter(s -> !s.isEmpty());
        case "textEroare" -> text = bare;
        default -> {
          // the kind and the tested expression tell a person nothing
        }
      }
    }
    ErrorText said = plain(text.isEmpty() ? piece : text);
    return new ErrorText(
        code.isEmpty() ? said.rule : code,
        said.printedRule,
        said.text,
        said.english,
        location.or(() -> said.location));
  }

  private static ErrorText plain(String piece) {
    int half = piece.indexOf('#');
    boolean two = half > 0 && half + 1 < piece.length();
    String romanian = two ? piece.substring(0, half).strip() : piece;
    Optional<String> english =
        two ? Optional.of(piece.substring(half + 1).strip()) : Optional.empty();
    Optional<String> printed = group(BRACKET, piece);
    String rule = printed.or(() -> group(NAMED, piece)).or(() -> group(SCHEMA, piece)).orElse("");
    return new ErrorText(rule, printed, romanian, english, place(piece));
  }

  private static Optional<String> place(String piece) {
    Matcher m = PLACE.matcher(piece);
    if (m.find()) {
      return Optional.of("line " + m.group(1) + ", column " + m.group(2));
    }
    return group(SECTION, piece).filter(s -> !s.startsWith("validari globale"));
  }

  private static Optional<String> group(Pattern pattern, String text) {
    Matcher m = pattern.matcher(text);
    return m.find() ? Optional.of(m.group(1)) : Optional.empty();
  }
}
