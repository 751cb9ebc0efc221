package org.partida.posting.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;

/** The quick ways of comparing texts say what the expressions would. */
class TextTest {
  @Property(tries = 2000)
  void foldIsWhatTheExpressionsSay(@ForAll @CharRange(from = '\0', to = '\u0180') String s) {
    String plain = Normalizer.normalize(s, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    assertThat(Text.fold(s))
        .isEqualTo(plain.replaceAll("[\\s\\u00A0]+", " ").strip().toUpperCase(Locale.ROOT));
  }

  @Example
  void blanksAndMarksDoNotCount() {
    assertThat(Text.fold("  TVA \t la\u00A0 încasare ")).isEqualTo("TVA LA INCASARE");
    assertThat(Text.code("RO 123-45.x")).isEqualTo("RO12345X");
  }
}
