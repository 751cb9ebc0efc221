package org.partida.statements.xls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/**
 * Files of one kind to damage, and what shows that nothing of them was lost unseen.
 *
 * @param name as {@code -Dpartida.fuzz.only} names it
 * @param seeds own samples
 * @param container what the damaged text is put into; a workbook is damaged before and after it
 * @param movement the mark of a movement in the text; empty where there is none
 */
record FuzzFamily(
    String name, List<byte[]> seeds, UnaryOperator<byte[]> container, Pattern movement) {
  private static final Path SAMPLES =
      Path.of("../statements/src/test/resources/org/partida/statements");
  private static final Pattern NONE = Pattern.compile("(?!)");

  static List<FuzzFamily> all() {
    List<byte[]> tables = samples(n -> n.endsWith(".csv") && !n.startsWith("bt-"));
    return List.of(
        text("mt940", samples(n -> n.endsWith(".sta")), Pattern.compile("(?m)^:61:\\d{6}")),
        text("camt", samples(n -> n.startsWith("camt")), Pattern.compile("<(?:\\w+:)?Ntry>")),
        text("bt", samples(n -> n.startsWith("bt-")), NONE),
        text("csv", tables, NONE),
        text("ofx", samples(n -> n.endsWith(".ofx")), Pattern.compile("(?i)<STMTTRN\\s*>")),
        new FuzzFamily("xlsx", tables, FuzzFamily::xlsx, NONE),
        new FuzzFamily("xls", tables, FuzzFamily::xls, NONE),
        new FuzzFamily("html", tables, FuzzFamily::html, NONE),
        new FuzzFamily("xml-2003", tables, FuzzFamily::xml, NONE));
  }

  private static FuzzFamily text(String name, List<byte[]> seeds, Pattern movement) {
    return new FuzzFamily(name, seeds, UnaryOperator.identity(), movement);
  }

  static List<byte[]> samples(java.util.function.Predicate<String> wanted) {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      List<byte[]> all = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".expected") && wanted.test(name)) {
          all.add(Files.readAllBytes(file));
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isContainer() {
    return container.apply(new byte[] {'a'}).length > 1;
  }

  private static List<String[]> cells(byte[] csv) {
    String text = new String(csv, StandardCharsets.UTF_8);
    String delimiter = text.contains(";") ? ";" : ",";
    return text.lines().map(l -> l.split(delimiter, -1)).toList();
  }

  /** The file with another value in one cell of one of its last rows, which are movements. */
  static byte[] withOtherCell(byte[] csv, Mutator mutator) {
    String text = new String(csv, StandardCharsets.UTF_8);
    // in a quoted text there may be others
    String delimiter = text.replaceAll("\"[^\"]*\"", "").contains(";") ? ";" : ",";
    List<String> lines = new ArrayList<>(text.lines().toList());
    int at = lines.size() - 1 - mutator.next(Math.min(2, lines.size() - 1));
    String[] cells = lines.get(at).split(delimiter + "(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
    int cell = mutator.next(cells.length);
    cells[cell] = mutator.cell(cells[cell].replace("\"", "")).replace(delimiter, " ");
    lines.set(at, String.join(delimiter, cells));
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] xls(byte[] csv) {
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      Sheet sheet = book.createSheet();
      int at = 0;
      for (String[] cells : cells(csv)) {
        Row row = sheet.createRow(at++);
        for (int i = 0; i < Math.min(cells.length, 250); i++) {
          String cell = cells[i].replace("\"", "");
          if (cell.matches("\\d{1,12}\\.\\d{2}")) {
            row.createCell(i).setCellValue(Double.parseDouble(cell));
          } else {
            row.createCell(i).setCellValue(cell.substring(0, Math.min(cell.length(), 30_000)));
          }
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      book.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] xlsx(byte[] csv) {
    StringBuilder sheet =
        new StringBuilder(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
    for (String[] cells : cells(csv)) {
      sheet.append("<row>");
      for (String cell : cells) {
        String bare = cell.replace("\"", "");
        sheet.append(
            bare.matches("\\d{1,12}\\.\\d{2}")
                ? "<c><v>" + bare + "</v></c>"
                : "<c t=\"inlineStr\"><is><t>" + escaped(bare) + "</t></is></c>");
      }
      sheet.append("</row>");
    }
    sheet.append("</sheetData></worksheet>");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      zip.write(sheet.toString().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] html(byte[] csv) {
    StringBuilder b = new StringBuilder("<html><body><table>");
    for (String[] cells : cells(csv)) {
      b.append("<tr>");
      for (String cell : cells) {
        b.append("<td>").append(escaped(cell.replace("\"", ""))).append("</td>");
      }
      b.append("</tr>\n");
    }
    return b.append("</table></body></html>").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Excel's XML of 2003. */
  private static byte[] xml(byte[] csv) {
    StringBuilder b =
        new StringBuilder(
            "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"1\"><Table>");
    for (String[] cells : cells(csv)) {
      b.append("<Row>");
      for (int i = 0; i < cells.length; i++) {
        String bare = cells[i].replace("\"", "");
        // what is empty may be left out, and the next cell says where it stands
        if (!bare.isEmpty()) {
          boolean number = bare.matches("\\d{1,12}\\.\\d{2}");
          b.append("<Cell ss:Index=\"").append(i + 1).append("\"><Data ss:Type=\"");
          b.append(number ? "Number" : "String").append("\">");
          b.append(escaped(bare)).append("</Data></Cell>");
        }
      }
      b.append("</Row>\n");
    }
    return b.append("</Table></Worksheet></Workbook>").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return text.replaceAll("\\p{Cntrl}", "").replace("&", "&amp;").replace("<", "&lt;");
  }
}
