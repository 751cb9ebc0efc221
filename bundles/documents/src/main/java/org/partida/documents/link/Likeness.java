package org.partida.documents.link;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.partida.api.document.Document;
import org.partida.api.document.PaperFacts;
import org.partida.model.document.NetworkState;

/**
 * How likely it is that two documents of one partner are papers of one fact, with the reasons in
 * words. Pure and symmetric. It never decides: only equal identity does.
 */
final class Likeness {
  /** From here on a person is asked. */
  static final int ASK = 60;

  /** How many days apart two papers of one fact may be dated. */
  static final int DAYS = 30;

  private static final int CLOSE = 5;
  private static final int SHORTEST = 2;

  private Likeness() {}

  /**
   * What was found.
   *
   * @param score up to 100
   * @param evidence each reason in words
   */
  record Found(int score, List<String> evidence) {}

  static Found of(Document a, PaperFacts fa, Document b, PaperFacts fb) {
    List<String> why = new ArrayList<>();
    int score = 0;
    boolean opposite = fa.total().signum() * fb.total().signum() < 0;
    boolean twoFilings = isValidated(a) && isValidated(b);
    Numbering number = number(a.number(), b.number());
    if (opposite || (twoFilings && number != Numbering.EQUAL)) {
      // one takes back, or the authority has both under numbers of their own: two facts
      return new Found(0, List.of());
    }
    if (fa.seller().equals(fb.seller()) && fa.buyer().equals(fb.buyer())) {
      score += add(why, 20, "same seller and buyer");
    }
    score += number(why, number, a, b);
    score += total(why, fa, fb);
    score += days(why, a, b);
    if (fa.order().isPresent() && fa.order().equals(fb.order())) {
      score += add(why, 15, "same order " + fa.order().get());
    }
    if (fa.lines().equals(fb.lines())) {
      score += add(why, 5, "same lines");
    }
    return new Found(Math.min(100, score), List.copyOf(why));
  }

  private enum Numbering {
    EQUAL,
    WITHOUT_SERIES,
    OTHER
  }

  private static int number(List<String> why, Numbering n, Document a, Document b) {
    String both = lesser(a.number(), b.number()) + " and " + greater(a.number(), b.number());
    return switch (n) {
      case EQUAL -> add(why, 45, "same number but for signs and zeros: " + both);
      case WITHOUT_SERIES -> add(why, 35, "same number but for the series: " + both);
      case OTHER -> 0;
    };
  }

  private static int total(List<String> why, PaperFacts a, PaperFacts b) {
    if (!a.total().currency().equals(b.total().currency())) {
      return 0;
    }
    if (a.total().equals(b.total())) {
      return add(why, 30, "same total " + a.total());
    }
    long apart = a.total().minus(b.total()).abs().minor();
    boolean near = apart * 100 <= Math.max(a.total().abs().minor(), b.total().abs().minor());
    return near ? add(why, 10, "totals less than 1 % apart") : 0;
  }

  private static int days(List<String> why, Document a, Document b) {
    long apart = Math.abs(ChronoUnit.DAYS.between(a.issueDate(), b.issueDate()));
    if (apart == 0) {
      return add(why, 15, "same day " + a.issueDate());
    }
    return apart <= CLOSE ? add(why, 10, apart + " days apart") : 0;
  }

  private static int add(List<String> why, int points, String words) {
    why.add(words);
    return points;
  }

  private static Numbering number(String a, String b) {
    String x = bare(a);
    String y = bare(b);
    if (x.equals(y)) {
      return Numbering.EQUAL;
    }
    String dx = digits(x);
    String dy = digits(y);
    boolean onlyDigits = dx.equals(x) || dy.equals(y);
    return onlyDigits && dx.length() >= SHORTEST && dx.equals(dy)
        ? Numbering.WITHOUT_SERIES
        : Numbering.OTHER;
  }

  /** Capital letters and digits; zeros before a run of digits say nothing. */
  private static String bare(String number) {
    return number
        .toUpperCase(Locale.ROOT)
        .replaceAll("[^A-Z0-9]", " ")
        .replaceAll("(?<![0-9])0+(?=[0-9])", "")
        .replace(" ", "");
  }

  /** The last run of digits, without zeros before it. */
  private static String digits(String bare) {
    return bare.replaceAll("^.*?([0-9]*)$", "$1").replaceAll("^0+(?=[0-9])", "");
  }

  private static boolean isValidated(Document d) {
    return d.network() == NetworkState.VALIDATED;
  }

  private static String lesser(String a, String b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static String greater(String a, String b) {
    return a.compareTo(b) <= 0 ? b : a;
  }
}
