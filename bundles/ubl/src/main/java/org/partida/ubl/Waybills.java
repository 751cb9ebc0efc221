package org.partida.ubl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds courier waybill numbers in free text: a number of a known form behind a word that announces
 * one. Cash on delivery is later matched by them, so a wrong one costs more than a missing one.
 * Words and forms are in {@code waybills.txt}.
 */
final class Waybills {
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern AND = Pattern.compile("(?iu)[sșş]i|and|e|awb|nr");
  private static final int MAX_FILLERS = 3;
  private static final int SHORTEST = 8;

  /**
   * How the words begin: most texts with a long number have none of these, and then no pattern need
   * be tried.
   */
  private static final List<String> STEMS;

  private static final Pattern WORD;
  private static final Pattern FORM;
  private static final Pattern NOT;

  static {
    List<String> rows = rows();
    STEMS =
        rows.stream()
            .filter(r -> r.startsWith("word "))
            .map(r -> r.substring(5).split("[^a-z]", 2)[0])
            .toList();
    WORD =
        Pattern.compile(
            "(?iu)(?<![\\p{L}\\p{N}])(?:" + alternatives(rows, "word ", 1) + ")(?!\\p{L})");
    FORM = Pattern.compile(alternatives(rows, "from ", 3));
    NOT = Pattern.compile(alternatives(rows, "not ", 1));
  }

  private Waybills() {}

  static List<String> find(List<String> texts) {
    Set<String> found = new LinkedHashSet<>();
    for (String text : texts) {
      if (hasLongNumber(text) && hasWord(text)) {
        Matcher word = WORD.matcher(text);
        while (word.find()) {
          follow(text, word.end(), found);
        }
      }
    }
    return List.copyOf(found);
  }

  /** Takes the numbers that follow the word, and stops where the text goes on to something else. */
  private static void follow(String text, int from, Set<String> found) {
    Matcher token = TOKEN.matcher(text);
    int fillers = 0;
    boolean any = false;
    for (int at = from; token.find(at); at = token.end()) {
      String t = token.group().toUpperCase(Locale.ROOT);
      if (FORM.matcher(t).matches() && !NOT.matcher(t).matches()) {
        found.add(t);
        any = true;
      } else if (any ? !AND.matcher(t).matches() : ++fillers > MAX_FILLERS) {
        return;
      }
    }
  }

  private static boolean hasLongNumber(String text) {
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      run = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' ? run + 1 : 0;
      if (run >= SHORTEST) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasWord(String text) {
    for (int i = 0; i < text.length(); i++) {
      char first = Character.toLowerCase(text.charAt(i));
      for (String stem : STEMS) {
        if (stem.charAt(0) == first && text.regionMatches(true, i, stem, 0, stem.length())) {
          return true;
        }
      }
    }
    return false;
  }

  private static String alternatives(List<String> rows, String kind, int field) {
    return rows.stream()
        .filter(r -> r.startsWith(kind))
        .map(r -> r.split(" ", field + 1)[field])
        .collect(Collectors.joining("|"));
  }

  private static List<String> rows() {
    List<String> rows = new ArrayList<>();
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                Waybills.class.getResourceAsStream("waybills.txt"), StandardCharsets.UTF_8))) {
      in.lines().filter(r -> !r.isBlank() && !r.startsWith("#")).forEach(rows::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
