package org.partida.base.paper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.partida.base.file.SafeZip;
import org.partida.base.file.ZipLimits;
import org.partida.base.text.CsvRows;
import org.partida.base.xml.SafeXml;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.statement.SheetReader;

/**
 * The first sheet of a workbook (ECMA-376, Office Open XML) as rows of texts, through the limits
 * for containers and XML from strangers. A formula counts as the value that the spreadsheet left
 * there. Not thread-safe; {@link #read} is.
 */
public final class XlsxRows {
  private static final ZipLimits LIMITS = new ZipLimits(256, 64L << 20, 128L << 20, 200);
  private static final int MAX_COLUMNS = 200;
  private static final int MAX_ROWS = 200_000;
  private static final int MAX_SHARED = 1_000_000;

  private final String file;
  private final SafeZip zip;

  private XlsxRows(String file, SafeZip zip) {
    this.file = file;
    this.zip = zip;
  }

  /** Whether the bytes begin as a container does. */
  public static boolean is(byte[] bytes) {
    return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
  }

  /**
   * Reads it.
   *
   * @throws PartidaException {@code xlsx.unreadable} with file and cell, or what the limits refuse
   * @throws IOException if the temporary file fails
   */
  public static List<CsvRows.Row> read(byte[] bytes, String file) throws IOException {
    return typed(bytes, file).stream()
        .map(r -> new CsvRows.Row(r.line(), r.cells(), false))
        .toList();
  }

  /** Reads it, and tells which cells are kept as numbers; throws as {@link #read} does. */
  public static List<SheetReader.Row> typed(byte[] bytes, String file) throws IOException {
    Path temporary = Files.createTempFile("partida-", ".xlsx");
    try {
      Files.write(temporary, bytes);
      try (SafeZip zip = SafeZip.open(temporary, LIMITS)) {
        return new XlsxRows(file, zip).rows();
      }
    } catch (XMLStreamException e) {
      throw SafeXml.malformed(e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private List<SheetReader.Row> rows() throws IOException, XMLStreamException {
    Map<String, SafeZip.Entry> parts =
        zip.entries().stream()
            .collect(Collectors.toMap(e -> e.name(), e -> e, (first, again) -> first));
    XlsxParts names = new XlsxParts(this::scan, parts);
    List<String> shared = new ArrayList<>();
    if (parts.containsKey(names.shared())) {
      scan(parts.get(names.shared()), x -> shared(x, shared));
    }
    XlsxStyles styles = new XlsxStyles(names.epoch1904());
    if (parts.containsKey(names.styles())) {
      scan(parts.get(names.styles()), styles::element);
    }
    SafeZip.Entry sheet = parts.get(names.sheet());
    if (sheet == null) {
      throw wrong(file, "there is no sheet in it", "save it as a workbook (.xlsx) again");
    }
    List<SheetReader.Row> rows = new ArrayList<>();
    scan(sheet, x -> row(x, rows, shared, styles));
    return rows;
  }

  /** Hands every start of an element to somebody who may read on inside it. */
  private void scan(SafeZip.Entry part, Scan scan) throws IOException, XMLStreamException {
    try (InputStream in = zip.read(part)) {
      XMLStreamReader x = SafeXml.reader(in);
      while (x.hasNext()) {
        if (x.next() == XMLStreamConstants.START_ELEMENT) {
          scan.element(x);
        }
      }
    }
  }

  /** Sees an element. */
  interface Scan {
    void element(XMLStreamReader x) throws XMLStreamException;
  }

  private void shared(XMLStreamReader x, List<String> into) throws XMLStreamException {
    if (x.getLocalName().equals("si")) {
      if (into.size() == MAX_SHARED) {
        throw wrong(file, "it holds too many texts", "split it");
      }
      into.add(texts(x, "si", t -> {}));
    }
  }

  /** All texts below an element, without phonetic hints; {@code v} goes to somebody else. */
  private static String texts(XMLStreamReader x, String end, Consumer<String> value)
      throws XMLStreamException {
    StringBuilder s = new StringBuilder();
    boolean phonetic = false;
    while (true) {
      int event = x.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        phonetic |= x.getLocalName().equals("rPh");
        if (x.getLocalName().equals("t")) {
          String t = x.getElementText();
          s.append(phonetic ? "" : t);
        } else if (x.getLocalName().equals("v")) {
          value.accept(x.getElementText());
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        phonetic &= !x.getLocalName().equals("rPh");
        if (x.getLocalName().equals(end)) {
          return s.toString();
        }
      }
    }
  }

  private void row(
      XMLStreamReader x, List<SheetReader.Row> rows, List<String> shared, XlsxStyles styles)
      throws XMLStreamException {
    if (!x.getLocalName().equals("row")) {
      return;
    }
    if (rows.size() == MAX_ROWS) {
      throw wrong(file, "it has more than " + MAX_ROWS + " rows", "split it");
    }
    int before = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).line();
    int number = number(x.getAttributeValue(null, "r"), before + 1);
    Map<Integer, String> cells = new TreeMap<>();
    Set<Integer> numbers = new HashSet<>();
    int next = 0;
    while (!(x.next() == XMLStreamConstants.END_ELEMENT && x.getLocalName().equals("row"))) {
      if (x.isStartElement() && x.getLocalName().equals("c")) {
        int column = column(x.getAttributeValue(null, "r"), next);
        next = column + 1;
        String at = file + " row " + number + ", column " + (column + 1);
        if (column >= MAX_COLUMNS) {
          throw wrong(at, "there are too many columns", "leave only those of docs/papers.md");
        }
        boolean counts = isNumber(x.getAttributeValue(null, "t"));
        cells.put(column, cell(x, at, shared, styles).strip());
        if (counts) {
          numbers.add(column);
        }
      }
    }
    List<String> all = new ArrayList<>();
    cells.forEach(
        (column, text) -> {
          while (all.size() < column) {
            all.add("");
          }
          all.add(text);
        });
    rows.add(new SheetReader.Row(number, all, numbers));
  }

  private static boolean isNumber(String type) {
    return type == null || type.equals("n");
  }

  private static String cell(XMLStreamReader x, String at, List<String> shared, XlsxStyles styles)
      throws XMLStreamException {
    String type = String.valueOf(x.getAttributeValue(null, "t"));
    int style = number(x.getAttributeValue(null, "s"), 0);
    String[] value = {""};
    String inline = texts(x, "c", v -> value[0] = v);
    return switch (type) {
      case "inlineStr" -> inline;
      case "s" -> {
        int index = number(value[0], -1);
        if (index < 0 || index >= shared.size()) {
          throw wrong(at, "the text of the cell is missing", "save the workbook again");
        }
        yield shared.get(index);
      }
      case "b" -> value[0].equals("1") ? "true" : "false";
      case "e" -> throw wrong(at, "the cell holds an error: " + value[0], "correct its formula");
      case "str", "d" -> value[0];
      default -> styles.shown(value[0], style);
    };
  }

  /** The column of {@code BC12}, counted from 0. */
  private static int column(String reference, int otherwise) {
    if (reference == null) {
      return otherwise;
    }
    int column = 0;
    for (int i = 0; i < reference.length(); i++) {
      char c = reference.charAt(i);
      if (c >= 'A' && c <= 'Z' && column <= MAX_COLUMNS) {
        column = column * 26 + (c - 'A' + 1);
      }
    }
    return column == 0 ? otherwise : column - 1;
  }

  private static int number(String text, int otherwise) {
    return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
  }

  private static PartidaException wrong(String at, String what, String fix) {
    return new PartidaException(new Problem("xlsx.unreadable", what, at, fix));
  }
}
