package org.partida.base.file;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "S.C. ȚĂRM & Co. SRL     | S.C.-TARM-Co.-SRL",
        "Ștefăniță Îndrăzneț      | Stefanita-Indraznet",
        "FACT/2026/000123        | FACT-2026-000123",
        "../../etc/passwd        | etc-passwd",
        "C:\\Windows\\x          | C-Windows-x",
        ".hidden                 | hidden",
        "con                     | x-con",
        "NUL.txt                 | x-NUL.txt",
        "console                 | console",
        "Đuro Łódź Straße        | Duro-Lodz-Strasse",
        "Société Générale        | Societe-Generale",
        "---                     | x",
        "``                      | x",
        "№ 5 ½                   | No-5-1-2",
      })
  void isReadable(String text, String name) {
    assertThat(FileNames.safe(text)).isEqualTo(name);
  }

  @Property(tries = 500)
  void isSafeWhateverComes(@ForAll String text) {
    String name = FileNames.safe(text);
    assertThat(name).matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,59}").doesNotEndWith(".");
    assertThat(FileNames.safe(name)).isEqualTo(name);
  }
}
