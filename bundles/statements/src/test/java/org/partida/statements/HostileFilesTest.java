package org.partida.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.partida.base.statement.StatementFormats;
import org.partida.model.PartidaException;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;

/** Files that are made to hurt, or look as if: read, or refused soon and with the reason. */
@Timeout(60)
class HostileFilesTest {
  private static final int PHANTOMS = 65_535;
  private static final String HEAD =
      "numar cont;data procesarii;suma;valuta;tip tranzactie;detalii tranzactie\n";
  private static final String MOVED =
      "RO15INGB0000000000000001;06-10-26;1.234,50;RON;Incasare;fact FX1001\n";

  private final StatementFormats formats = new StatementFormats(Samples.readers(), List.of());

  @TempDir private Path folder;

  private StatementRead read(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    StatementReader reader = formats.detect(file, name);
    return StatementFormats.read(reader, file, name);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String refusal(String name, byte[] bytes) {
    PartidaException[] refused = new PartidaException[1];
    assertThatThrownBy(() -> read(name, bytes))
        .isInstanceOf(PartidaException.class)
        .satisfies(e -> refused[0] = (PartidaException) e);
    return refused[0].problem().code();
  }

  @Test
  void rowsOfNothingAreNothing() throws Exception {
    StatementRead csv = read("x.csv", utf8(HEAD + MOVED + ";;;;;\n".repeat(PHANTOMS)));
    assertThat(csv.statements()).singleElement().satisfies(s -> assertThat(s.lines()).hasSize(1));
  }

  @Test
  void aWorkbookOfPhantomRowsHasTheMovementsThatAreInIt() throws Exception {
    StringBuilder rows = new StringBuilder(cells(1, HEAD.strip().split(";")));
    rows.append(cells(2, MOVED.strip().split(";")));
    for (int r = 3; r <= PHANTOMS; r++) {
      rows.append("<row r=\"")
          .append(r)
          .append("\"><c r=\"A")
          .append(r)
          .append("\" s=\"1\"/></row>");
    }
    StatementRead book = read("x.xlsx", workbook(rows.toString()));
    assertThat(book.statements()).singleElement().satisfies(s -> assertThat(s.lines()).hasSize(1));
  }

  private static String cells(int row, String... texts) {
    StringBuilder s = new StringBuilder("<row r=\"" + row + "\">");
    for (String t : texts) {
      s.append("<c t=\"inlineStr\"><is><t>").append(t).append("</t></is></c>");
    }
    return s.append("</row>").toString();
  }

  private static byte[] workbook(String rows) throws IOException {
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      put(zip, "[Content_Types].xml", "<Types/>");
      put(
          zip,
          "xl/worksheets/sheet1.xml",
          "<worksheet xmlns=\"" + main + "\"><sheetData>" + rows + "</sheetData></worksheet>");
    }
    return out.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(utf8(text));
    zip.closeEntry();
  }

  @Test
  void aWorkbookThatUnpacksToTooMuchIsRefused() throws Exception {
    String bomb = cells(1, "0".repeat(80 << 20));
    assertThat(refusal("x.xlsx", workbook(bomb))).isEqualTo("zip.bomb");
  }

  @Test
  void entitiesAreNeverOpened() {
    StringBuilder dtd = new StringBuilder("<!DOCTYPE lolz [<!ENTITY a0 \"lol\">");
    for (int i = 1; i < 12; i++) {
      dtd.append("<!ENTITY a").append(i).append(" \"");
      dtd.append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
    }
    dtd.append("]>");
    String camt = "<Document><BkToCstmrStmt><Stmt><Id>&a11;</Id></Stmt></BkToCstmrStmt></Document>";
    assertThat(refusal("x.xml", utf8(dtd + camt))).startsWith("xml.");
    String file = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
    assertThat(refusal("x.xml", utf8(file + camt.replace("a11", "f")))).startsWith("xml.");
  }

  @Test
  void oneEndlessLineOrCellIsRefused() {
    assertThat(
            refusal(
                "x.sta",
                utf8(
                    ":20:1\n:25:RO79RZBR0060000001234567\n:28C:1/1\n:60F:C260101RON0,00\n:61:2601010101C1,00NMSC//X\n:86:"
                        + "x".repeat(1 << 20))))
        .isEqualTo("statement.line-too-long");
    assertThat(refusal("x.csv", utf8(HEAD + "\"" + "x".repeat(1 << 20)))).isNotEmpty();
  }
}
