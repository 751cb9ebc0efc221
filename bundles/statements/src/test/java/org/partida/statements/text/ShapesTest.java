package org.partida.statements.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.partida.model.Money;

/** What is told by loops, for speed, beside the patterns that say the same. */
class ShapesTest {
  private static final int TRIES = 200_000;
  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
  private static final Pattern ISO = Pattern.compile("\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}");
  private static final Pattern PARTS =
      Pattern.compile("\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d{2})");

  private final Random random = new Random(5);

  private String text(String letters, int most) {
    StringBuilder b = new StringBuilder();
    for (int n = random.nextInt(most + 1); n > 0; n--) {
      b.append(letters.charAt(random.nextInt(letters.length())));
    }
    return b.toString();
  }

  @Test
  void anIbanIsWhatThePatternTakesWithoutItsBlanks() {
    int yes = 0;
    for (int i = 0; i < TRIES; i++) {
      String t = text("AB", 3) + text("01 ", 4) + text("A1b9 ", random.nextInt(20) == 0 ? 40 : 22);
      boolean iban = IBAN.matcher(t.replace(" ", "")).matches();
      assertThat(Shapes.isIban(t)).as(t).isEqualTo(iban);
      yes += iban ? 1 : 0;
    }
    assertThat(yes).isPositive();
    assertThat(Shapes.isIban("RO49" + "A".repeat(30))).isTrue();
    assertThat(Shapes.isIban("RO49" + "A".repeat(31))).isFalse();
  }

  @Test
  void aDateIsThreeNumbersAsThePatternsTakeThem() {
    int yes = 0;
    for (int i = 0; i < TRIES; i++) {
      String t = text("0123", 5) + text("-/.", 2) + text("01", 3) + text("-.", 2) + text("26x", 5);
      DateParts p = DateParts.of(t);
      assertThat(p.yearFirst()).as(t).isEqualTo(ISO.matcher(t).matches());
      assertThat(p.yearLast()).as(t).isEqualTo(PARTS.matcher(t).matches());
      yes += p.found() ? 1 : 0;
    }
    assertThat(yes).isPositive();
  }

  @Test
  void anAmountIsTheSameByItsDigitsAndByItsDecimal() {
    int yes = 0;
    for (String code : new String[] {"RON", "JPY", "KWD"}) {
      Currency currency = Currency.getInstance(code);
      for (int i = 0; i < TRIES / 10; i++) {
        String t = text("-+", 1) + text("0123456789", 16) + text(".", 1) + text("0059", 3);
        String ours;
        String decimal;
        try {
          ours = Amounts.exact(t, currency, 1).toString();
          yes++;
        } catch (org.partida.model.PartidaException e) {
          ours = "refused";
        }
        try {
          decimal = Money.of(new java.math.BigDecimal(t), currency).toString();
        } catch (ArithmeticException | NumberFormatException e) {
          decimal = "refused";
        }
        assertThat(ours).as(t).isEqualTo(t.length() > 20 ? "refused" : decimal);
      }
    }
    assertThat(yes).isPositive();
  }

  @Test
  void blanksAreFoldedWhereverTheyStand() {
    for (int i = 0; i < TRIES; i++) {
      String t = text("ab \t\u00a0\u007f", 8);
      String folded = t.replaceAll("[\\x00- \u00a0\u007f]+", " ").trim();
      assertThat(SourceText.fold(t)).isEqualTo(folded);
      assertThat(Shapes.withoutBlanks(t)).isEqualTo(t.replaceAll("\\s", ""));
    }
  }

  @Test
  void linesEndAsTheyDoEverywhere() {
    for (int i = 0; i < TRIES / 10; i++) {
      String t = text("a\r\n", 9);
      assertThat(SourceText.lines(t)).isEqualTo(t.lines().toList());
    }
  }
}
