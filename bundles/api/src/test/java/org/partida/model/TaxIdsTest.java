package org.partida.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxIdsTest {
  private static final int[] CUI = {7, 5, 3, 2, 1, 7, 5, 3, 2};
  private static final int[] CNP = {2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9};

  @ParameterizedTest
  @CsvSource({
    "12345674, RO12345674",
    "RO 123 456 74, RO12345674",
    "ro12345674, RO12345674",
    "RO19, RO19",
    "1900101123457, RO1900101123457",
    "IT01234567890, IT01234567890"
  })
  void readsWhatAPersonTypes(String typed, String id) {
    assertThat(TaxIds.company(typed).value()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345675", "RO12345670", "1900101123450"})
  void refusesAWrongCheckDigitWithTheFix(String typed) {
    assertThatThrownBy(() -> TaxIds.company(typed))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo("tax-id.check-digit");
              assertThat(e.problem().fix()).contains("compare it with");
              assertThat(e.problem().toString()).doesNotContain("1900101123450");
            });
  }

  @Test
  void tellsTheDigitThatWouldFit() {
    assertThat(TaxIds.problem("RO", "12345675").orElseThrow().fix()).endsWith("would be 4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "RO1", "12345678901", "0000000000000", "RO1234567A"})
  void refusesWhatHasNotTheForm(String typed) {
    assertThatThrownBy(() -> TaxIds.company(typed))
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo("tax-id.form"));
  }

  @Test
  void thirteenZerosMeanThatNoneWasGiven() {
    assertThat(TaxIds.isNoneGiven("0000000000000")).isTrue();
    assertThat(TaxIds.isPerson("0000000000000")).isFalse();
    assertThat(TaxIds.shown("0000000000000")).isEqualTo("0000000000000");
  }

  @Test
  void masksPeople() {
    CompanyId person = TaxIds.company("1900101123457");
    assertThat(TaxIds.isPerson(person)).isTrue();
    assertThat(person.shown()).isEqualTo("RO1900101******");
    assertThat(TaxIds.shown("1900101123450")).isEqualTo("1900101******");
    assertThat(TaxIds.shown("RO12345674")).isEqualTo("RO12345674");
    assertThat(TaxIds.maskedIn("cif=1900101123457, id 3014925001234, 12345674"))
        .isEqualTo("cif=1900101******, id 3014925001234, 12345674");
  }

  /**
   * Every single wrong digit of a CUI is found, but where the remainders 0 and 10 share a digit.
   */
  @Property(tries = 2000)
  void aWrongDigitOfACompanyIsFound(
      @ForAll @NumericChars @StringLength(min = 1, max = 9) String head,
      @ForAll @IntRange(max = 9) int at,
      @ForAll @IntRange(min = 1, max = 9) int by) {
    String right = "RO" + head + digit(head, CUI, 10, 0);
    assertThat(TaxIds.problem(new CompanyId(right))).isEmpty();
    int place = 2 + at % (right.length() - 2);
    String wrong = changed(right, place, by);
    int before = remainder(right.substring(2, right.length() - 1), CUI, 10);
    int after = remainder(wrong.substring(2, wrong.length() - 1), CUI, 10);
    boolean shared = before != after && before % 10 == 0 && after % 10 == 0;
    assertThat(TaxIds.problem(new CompanyId(wrong)).isEmpty()).isEqualTo(shared);
  }

  /** The same for a CNP, where the remainders 1 and 10 share the digit 1. */
  @Property(tries = 2000)
  void aWrongDigitOfAPersonIsFound(
      @ForAll @NumericChars @StringLength(12) String any,
      @ForAll @IntRange(max = 12) int at,
      @ForAll @IntRange(min = 1, max = 9) int by) {
    String head = "1" + any.substring(1);
    String right = head + digit(head, CNP, 1, 1);
    assertThat(TaxIds.problem("RO", right)).isEmpty();
    String wrong = changed(right, at, by);
    int before = remainder(right.substring(0, 12), CNP, 1);
    int after = remainder(wrong.substring(0, 12), CNP, 1);
    boolean shared = before != after && before % 9 == 1 && after % 9 == 1;
    assertThat(TaxIds.problem("RO", wrong).isEmpty()).isEqualTo(shared);
  }

  private static String changed(String code, int at, int by) {
    int digit = (code.charAt(at) - '0' + by) % 10;
    return code.substring(0, at) + digit + code.substring(at + 1);
  }

  private static int digit(String head, int[] weights, int factor, int forTen) {
    int r = remainder(head, weights, factor);
    return r == 10 ? forTen : r;
  }

  /** Counted from the right, which is the same as padding on the left. */
  private static int remainder(String head, int[] weights, int factor) {
    int sum = 0;
    for (int i = 0; i < head.length(); i++) {
      sum += (head.charAt(head.length() - 1 - i) - '0') * weights[weights.length - 1 - i];
    }
    return sum * factor % 11;
  }
}
