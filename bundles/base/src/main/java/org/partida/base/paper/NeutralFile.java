package org.partida.base.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partida.base.json.JsonTree;
import org.partida.base.text.CsvCells;
import org.partida.base.text.CsvRows;
import org.partida.base.text.TextBytes;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/**
 * A file of papers: JSON (one paper or a list), or a table (CSV, or the first sheet of an XLSX
 * workbook) with a head line and one line for each line of a paper; lines of one paper follow each
 * other and repeat kind, number and date. Stateless.
 */
public final class NeutralFile {
  /** Format of the documents. */
  public static final String JSON = "paper-json";

  public static final String CSV = "paper-csv";
  public static final String XLSX = "paper-xlsx";

  /** Fields of a line, in JSON and as columns. */
  public static final Set<String> LINE =
      Set.of(
          "name",
          "code",
          "type",
          "account",
          "quantity",
          "unit",
          "net",
          "rate",
          "vat",
          "gross",
          "category",
          "cost",
          "markup",
          "shelfPrice",
          "shelfRate",
          "depreciation",
          "settles",
          "item");

  private static final List<String> PLAIN =
      List.of(
          "kind",
          "number",
          "date",
          "currency",
          "buyerCode",
          "dueDate",
          "deliveryDate",
          "direction",
          "vatOnCash",
          "order",
          "awb",
          "means",
          "amount",
          "cancelled");

  private static final List<String> NESTED = List.of("partner", "document", "store", "customs");
  private static final List<String> MEANS = List.of("cash", "card", "bank", "employee");

  /** Columns that are references to other papers, with their kinds. */
  private static final Map<String, String> REFERENCES =
      Map.of(
          "invoice", "INVOICE",
          "deliveryNote", "DELIVERY_NOTE",
          "reception", "RECEPTION",
          "receipt", "RECEIPT");

  /** Columns of the paper, by the place where JSON has them. */
  private static final Map<String, String> COLUMNS = columns();

  private NeutralFile() {}

  /**
   * What the file holds.
   *
   * @param format of the documents
   * @param papers each an object
   */
  public record Content(String format, List<JsonTree> papers) {}

  private static Map<String, String> columns() {
    Map<String, String> c = new LinkedHashMap<>();
    for (String same : PLAIN) {
      c.put(same, same);
    }
    c.put("partner", "partner.name");
    c.put("partnerTaxId", "partner.taxId");
    c.put("partnerCountry", "partner.country");
    c.put("document", "document.kind");
    c.put("documentNumber", "document.number");
    c.put("documentDate", "document.date");
    c.put("store", "store.code");
    c.put("keeping", "store.keeping");
    c.put("storeMarkup", "store.markup");
    c.put("duty", "customs.duty");
    c.put("vatBase", "customs.vatBase");
    c.put("customsRate", "customs.rate");
    c.put("customsVat", "customs.vat");
    c.put("deferred", "customs.deferred");
    return c;
  }

  /**
   * Reads a file by its content, whatever its name.
   *
   * @throws PartidaException {@code json.unreadable}, {@code paper.csv}, {@code xlsx.unreadable},
   *     or what {@link org.partida.base.file.SafeZip} refuses
   * @throws IOException if a temporary file cannot be written
   */
  public static Content read(byte[] bytes, String file) throws IOException {
    return XlsxRows.is(bytes)
        ? new Content(XLSX, table(XlsxRows.read(bytes, file), file))
        : read(TextBytes.decode(bytes), file);
  }

  /** Reads the text of a file. */
  public static Content read(String text, String file) {
    String head = text.stripLeading();
    if (head.startsWith("{") || head.startsWith("[")) {
      JsonTree tree = JsonTree.read(text, file);
      return new Content(JSON, tree.items().isEmpty() ? one(tree) : tree.items());
    }
    return new Content(CSV, table(CsvRows.read(text), file));
  }

  private static List<JsonTree> one(JsonTree tree) {
    return tree.fields().isEmpty() ? List.of() : List.of(tree);
  }

  private static List<JsonTree> table(List<CsvRows.Row> all, String file) {
    List<CsvRows.Row> rows = all.stream().filter(r -> !r.blank()).toList();
    if (rows.isEmpty()) {
      throw wrong(file, 1, "there is nothing in it", "begin with a line of column names");
    }
    List<String> names = rows.get(0).cells();
    head(names, file, rows.get(0).line());
    List<JsonTree> papers = new ArrayList<>();
    List<CsvRows.Row> same = new ArrayList<>();
    for (CsvRows.Row r : rows.subList(1, rows.size())) {
      if (r.broken()) {
        throw wrong(file, r.line(), "a quotation mark is not closed", "correct the line");
      }
      if (!same.isEmpty() && !key(names, same.get(0)).equals(key(names, r))) {
        papers.add(paper(names, same));
        same.clear();
      }
      same.add(r);
    }
    if (!same.isEmpty()) {
      papers.add(paper(names, same));
    }
    return papers;
  }

  private static void head(List<String> names, String file, int line) {
    for (String n : names) {
      boolean known =
          COLUMNS.containsKey(n)
              || LINE.contains(n)
              || MEANS.contains(n)
              || REFERENCES.containsKey(n);
      if (!known) {
        throw wrong(
            file,
            line,
            "there is no column \"" + n + "\"",
            "the columns are in docs/papers.md; the first line names them");
      }
    }
    if (new HashSet<>(names).size() < names.size() || !names.contains("kind")) {
      throw wrong(
          file, line, "a column is named twice, or kind is missing", "correct the first line");
    }
  }

  private static List<String> key(List<String> names, CsvRows.Row r) {
    return List.of("kind", "number", "date", "partner", "partnerTaxId", "store").stream()
        .map(n -> r.cell(names.indexOf(n)))
        .toList();
  }

  private static JsonTree paper(List<String> names, List<CsvRows.Row> rows) {
    int at = rows.get(0).line();
    Map<String, Map<String, JsonTree>> nested = new LinkedHashMap<>();
    NESTED.forEach(n -> nested.put(n, new LinkedHashMap<>()));
    Map<String, JsonTree> fields = new LinkedHashMap<>();
    List<JsonTree> paid = new ArrayList<>();
    List<JsonTree> references = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      String cell = CsvCells.plain(rows.get(0).cell(i));
      if (cell.isEmpty() || LINE.contains(name)) {
        continue;
      }
      JsonTree value = JsonTree.value(at, cell);
      if (MEANS.contains(name)) {
        paid.add(JsonTree.object(at, Map.of("means", JsonTree.value(at, name), "amount", value)));
      } else if (!COLUMNS.containsKey(name)) {
        String kind = REFERENCES.get(name);
        references.add(
            JsonTree.object(at, Map.of("kind", JsonTree.value(at, kind), "number", value)));
      } else {
        String[] place = COLUMNS.get(name).split("\\.");
        (place.length == 1 ? fields : nested.get(place[0])).put(place[place.length - 1], value);
      }
    }
    nested.forEach(
        (n, f) -> {
          if (!f.isEmpty()) {
            fields.put(n, JsonTree.object(at, f));
          }
        });
    fields.put("paid", JsonTree.array(at, paid));
    fields.put("references", JsonTree.array(at, references));
    fields.put("lines", JsonTree.array(at, rows.stream().map(r -> line(names, r)).toList()));
    return JsonTree.object(at, fields);
  }

  private static JsonTree line(List<String> names, CsvRows.Row r) {
    Map<String, JsonTree> line = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String cell = CsvCells.plain(r.cell(i));
      if (LINE.contains(names.get(i)) && !cell.isEmpty()) {
        line.put(names.get(i), JsonTree.value(r.line(), cell));
      }
    }
    return JsonTree.object(r.line(), line);
  }

  private static PartidaException wrong(String file, int line, String what, String fix) {
    return new PartidaException(new Problem("paper.csv", what, file + " line " + line, fix));
  }
}
