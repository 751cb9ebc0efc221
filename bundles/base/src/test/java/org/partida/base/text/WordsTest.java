package org.partida.base.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WordsTest {
  private final Words words = Words.beside(WordsTest.class, "sample");

  @Test
  void aLanguageThatWeHaveNotIsEnglish() {
    assertThat(words.get(Locale.forLanguageTag("ro-MD"), "word")).isEqualTo("cuvânt");
    assertThat(words.get(Locale.ITALY, "word")).isEqualTo("parola");
    assertThat(words.get(Locale.GERMAN, "word")).isEqualTo("word");
  }

  @Test
  void aKeyIsGivenInEveryLanguage() {
    assertThat(words.all("word"))
        .containsOnly(
            Map.entry(Locale.forLanguageTag("ro"), "cuvânt"),
            Map.entry(Locale.ITALIAN, "parola"),
            Map.entry(Locale.ENGLISH, "word"));
    assertThatThrownBy(() -> words.all("only")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatIsMissingIsNotMadeUp() {
    assertThat(words.find(Locale.ITALIAN, "only")).isEmpty();
    assertThatThrownBy(() -> words.get(Locale.ITALIAN, "only")).hasMessageContaining("only");
    assertThatThrownBy(() -> Words.beside(WordsTest.class, "absent"))
        .hasMessageContaining("absent_ro.properties");
  }
}
