package org.partida.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.base.text.CsvRows.Row;

class CsvTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+40722",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "'=1",
        "''+1",
        "\uFF1D1"
      })
  void whatASpreadsheetWouldRunGetsAnApostropheAndLosesItAgain(String text) {
    String cell = CsvCells.text(text);
    assertThat(cell.replaceFirst("^\"", "")).startsWith("'");
    Row row = CsvRows.read(cell).get(0);
    assertThat(CsvCells.plain(row.cell(0))).isEqualTo(text);
  }

  @Test
  void whatIsNoFormulaStaysAsItIs() {
    assertThat(CsvCells.text("D'Artagnan")).isEqualTo("D'Artagnan");
    assertThat(CsvCells.text("'quoted'")).isEqualTo("'quoted'");
    assertThat(CsvCells.plain("'quoted'")).isEqualTo("'quoted'");
    assertThat(CsvCells.text("a;=b")).isEqualTo("\"a;=b\"");
    assertThat(CsvCells.row(List.of("a", "b\"c", ""))).isEqualTo("a,\"b\"\"c\",\r\n");
  }

  @Property
  void whatIsWrittenIsReadAgain(
      @ForAll @Size(min = 2, max = 5)
          List<
                  @Chars({'a', '"', '\'', ',', ';', '=', '\n', '\r', '+', ' '})
                  @CharRange(from = 'ș', to = 'ț') String>
              cells) {
    List<Row> rows = CsvRows.read("a,b\r\n" + CsvCells.row(cells) + "x,y\r\n");
    assertThat(rows).hasSize(3);
    for (int i = 0; i < cells.size(); i++) {
      assertThat(CsvCells.plain(rows.get(1).cell(i))).isEqualTo(cells.get(i));
    }
    assertThat(rows.get(2).cells()).containsExactly("x", "y");
  }

  @Test
  void aBrokenQuotationNeverSwallowsItsNeighbours() {
    List<Row> rows = CsvRows.read("h1;h2\n\"Ana;a\nIon;\"b\nc\"\n\"x\"y;z\nlast;\"row\"");
    assertThat(rows).extracting(Row::line).containsExactly(1, 2, 3, 5, 6);
    assertThat(rows).extracting(Row::broken).containsExactly(false, true, false, true, false);
    assertThat(rows.get(2).cells()).containsExactly("Ion", "b\nc");
    assertThat(rows.get(4).cells()).containsExactly("last", "row");
  }

  @Test
  void anOpenQuotationAtTheEndIsBrokenToo() {
    List<Row> rows = CsvRows.read("a,b\n\"open,c\nd,e\n");
    assertThat(rows).extracting(Row::broken).containsExactly(false, true, false);
    assertThat(rows.get(2).cells()).containsExactly("d", "e");
  }

  @Test
  void absurdRowsAreBroken() {
    List<Row> rows = CsvRows.read("a,b\n" + ",".repeat(500) + "\n" + "x".repeat(100_000) + "\nc,d");
    assertThat(rows).extracting(Row::broken).containsExactly(false, true, true, false);
  }

  @Test
  void blankLinesAreRowsThatAreBlank() {
    List<Row> rows = CsvRows.read("a\tb\r\n\r\n \t \r\nc\td");
    assertThat(rows).extracting(Row::blank).containsExactly(false, true, true, false);
    assertThat(rows.get(3).line()).isEqualTo(4);
    assertThat(rows.get(3).cell(1)).isEqualTo("d");
    assertThat(rows.get(3).cell(7)).isEmpty();
    assertThat(CsvRows.read("")).isEmpty();
  }

  @Test
  void charactersAreFoundWhateverTheProgramWrote() {
    String text = "Ștefan;Țepeș";
    for (Charset set : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
      assertThat(TextBytes.decode(text.getBytes(set))).isEqualTo(text);
    }
    assertThat(TextBytes.decode(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(text);
    assertThat(TextBytes.decode("Munţii".getBytes(Charset.forName("windows-1250"))))
        .isEqualTo("Munţii");
  }
}
