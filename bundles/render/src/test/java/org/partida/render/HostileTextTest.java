package org.partida.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What strangers write into an invoice never breaks the page. */
class HostileTextTest {

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("emoji \uD83D\uDE00 end", true),
        Arguments.of("发票 請求書", true),
        Arguments.of("חשבונית فاتورة", true),
        Arguments.of("half \uD83D surrogate", true),
        Arguments.of("mark \u0317 alone", true),
        Arguments.of("nul \u0000 bell \u0007 esc \u001B", false),
        Arguments.of("line\nbreak\r\nand\ttab\u2028more", false),
        Arguments.of("soft\u00ADhyphen zero\u200Bwidth \u202Ereversed", false),
        Arguments.of("(brackets) \\ /Names << >> %comment endstream", false),
        Arguments.of("W".repeat(3_000), false),
        Arguments.of("word ".repeat(2_000), false),
        Arguments.of("\n".repeat(500), false),
        Arguments.of("   ", false),
        Arguments.of("", false));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void staysOnThePageAndShowsWhatItLacks(String text, boolean lacking) {
    byte[] pdf = Pdf.bytes(TestInvoices.saying(text), "ro");
    assertThat(Pdf.strays(pdf)).isZero();
    assertThat(Pdf.text(pdf, 1, Integer.MAX_VALUE).contains("□")).isEqualTo(lacking);
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void anyTextIsRendered(@ForAll @StringLength(max = 300) String text) {
    byte[] pdf = Pdf.bytes(TestInvoices.saying(text), "en");
    assertThat(Pdf.strays(pdf)).isZero();
  }
}
