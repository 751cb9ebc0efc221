package org.partida.statements.mt940;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The walk over a {@code :61:} beside the pattern of SWIFT's form. */
class MovementPartsTest {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{6})(\\d{4}|\\s{4})?\\s*(R?[CD]|E[CD])([A-Z])?(\\d+(?:[,.]\\d*)?)(.*)",
          Pattern.DOTALL);
  private static final Pattern TYPE =
      Pattern.compile("([NSF])([A-Z0-9]{2}[A-Z0-9 ])(.*)", Pattern.DOTALL);
  private static final String[] PIECES = {
    "260301", "0302", "0", "    ", " ", "C", "D", "R", "E", "N", "12", ",", ".", "50", "MSC", "S",
    "NTRF", "NONREF", "//", "x", "\t"
  };

  @Test
  void theWalkTakesWhatThePatternTakes() {
    Random random = new Random(3);
    int yes = 0;
    for (int i = 0; i < 400_000; i++) {
      StringBuilder b = new StringBuilder(random.nextInt(8) == 0 ? "" : "260301");
      for (int n = random.nextInt(8); n > 0; n--) {
        b.append(PIECES[random.nextInt(PIECES.length)]);
      }
      String row = b.toString();
      Matcher m = FORM.matcher(row);
      MovementParts p = MovementParts.of(row);
      assertThat(p != null).as(row).isEqualTo(m.matches());
      if (p != null) {
        yes++;
        String entry = m.group(2) == null ? "" : m.group(2).trim();
        assertThat(p.value() + "|" + p.entry() + "|" + p.mark() + "|" + p.amount() + "|" + p.rest())
            .isEqualTo(
                m.group(1) + "|" + entry + "|" + m.group(3) + "|" + m.group(5) + "|" + m.group(6));
        assertThat(p.letter().map(String::valueOf).orElse(null)).isEqualTo(m.group(4));
        assertThat(p.startsWithType()).isEqualTo(TYPE.matcher(p.rest()).matches());
      }
    }
    assertThat(yes).isGreaterThan(1000);
  }
}
