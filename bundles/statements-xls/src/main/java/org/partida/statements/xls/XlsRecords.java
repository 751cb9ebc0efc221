package org.partida.statements.xls;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.poi.hssf.eventusermodel.AbortableHSSFListener;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.statement.SheetReader;

/** Takes the records of a workbook one by one. One use, one thread. */
final class XlsRecords extends AbortableHSSFListener {
  private static final int MAX_COLUMNS = 200;
  private static final int MAX_CELLS = 3_000_000;
  private static final long MAX_CHARACTERS = 64L << 20;

  private final String fileName;
  private final XlsNumbers numbers = new XlsNumbers();
  private final TreeMap<Integer, TreeMap<Integer, String>> cells = new TreeMap<>();
  private final Map<Integer, Set<Integer>> numeric = new TreeMap<>();
  private SSTRecord texts;
  private FormulaRecord waiting;
  private int depth;
  private boolean sheet;
  private int counted;
  private long characters;

  XlsRecords(String fileName) {
    this.fileName = fileName;
  }

  /** The rows that hold something. */
  List<SheetReader.Row> rows() {
    List<SheetReader.Row> rows = new ArrayList<>(cells.size());
    cells.forEach(
        (number, row) -> {
          List<String> all = new ArrayList<>();
          row.forEach(
              (column, text) -> {
                while (all.size() < column) {
                  all.add("");
                }
                all.add(text);
              });
          rows.add(new SheetReader.Row(number + 1, all, numeric.getOrDefault(number, Set.of())));
        });
    return rows;
  }

  @Override
  public short abortableProcessRecord(Record record) {
    if (record instanceof BOFRecord begins) {
      depth++;
      // charts and macros are no sheets; one inside a sheet is a chart
      sheet = depth == 1 && begins.getType() == BOFRecord.TYPE_WORKSHEET;
    } else if (record instanceof EOFRecord) {
      depth--;
      sheet = depth == 1;
      // the first sheet with content is the statement
      return (short) (depth == 0 && !cells.isEmpty() ? 1 : 0);
    } else if (record instanceof SSTRecord all) {
      texts = all;
      complete(all);
    } else if (record instanceof FormatRecord format) {
      numbers.format(format);
    } else if (record instanceof ExtendedFormatRecord style) {
      numbers.style(style);
    } else if (record instanceof DateWindow1904Record window) {
      numbers.since1904(window.getWindowing() == 1);
    } else if (sheet) {
      cell(record);
    }
    return 0;
  }

  /** POI fills up what a damaged table of texts lacks with empty ones; each text is there once. */
  private void complete(SSTRecord all) {
    int count = all.getNumUniqueStrings();
    if (count > 1
        && all.getString(count - 1).getString().isEmpty()
        && all.getString(count - 2).getString().isEmpty()) {
      throw new PartidaException(
          new Problem(
              "xls.unreadable",
              "the end of the workbook's table of texts is missing",
              fileName,
              "Export the workbook again."));
    }
  }

  private void cell(Record record) {
    if (record instanceof LabelSSTRecord label) {
      put(label, text(label), false);
    } else if (record instanceof NumberRecord number) {
      put(number, numbers.shown(number.getValue(), number.getXFIndex()), true);
    } else if (record instanceof FormulaRecord formula) {
      formula(formula);
    } else if (record instanceof StringRecord result) {
      if (waiting != null) {
        put(waiting, result.getString(), false);
        waiting = null;
      }
    } else if (record instanceof LabelRecord label) {
      put(label, label.getValue(), false);
    } else if (record instanceof BoolErrRecord bool) {
      if (bool.isError()) {
        throw error(bool, FormulaError.forInt(bool.getErrorValue()).getString());
      }
      put(bool, Boolean.toString(bool.getBooleanValue()), false);
    }
  }

  private String text(LabelSSTRecord label) {
    int index = label.getSSTIndex();
    if (texts == null || index < 0 || index >= texts.getNumUniqueStrings()) {
      throw wrong(label, "the text of the cell is missing", "Export the workbook again.");
    }
    return texts.getString(index).getString();
  }

  /** The value that the spreadsheet left there; nothing is computed. */
  private void formula(FormulaRecord formula) {
    waiting = null;
    CellType type = formula.getCachedResultTypeEnum();
    switch (type) {
      case NUMERIC -> put(formula, numbers.shown(formula.getValue(), formula.getXFIndex()), true);
      case STRING -> waiting = formula;
      case BOOLEAN -> put(formula, Boolean.toString(formula.getCachedBooleanValue()), false);
      case ERROR -> throw error(formula, "in its formula");
      default -> {
        // a formula without a text has an empty one
      }
    }
  }

  private void put(CellValueRecordInterface at, String text, boolean number) {
    if (text == null || text.isBlank()) {
      return;
    }
    counted++;
    characters += text.length();
    if (at.getColumn() >= MAX_COLUMNS || counted > MAX_CELLS || characters > MAX_CHARACTERS) {
      throw wrong(
          at, "the sheet has more columns, cells or text than a statement", "Export less at once.");
    }
    cells.computeIfAbsent(at.getRow(), k -> new TreeMap<>()).put((int) at.getColumn(), text);
    if (number) {
      numeric.computeIfAbsent(at.getRow(), k -> new HashSet<>()).add((int) at.getColumn());
    }
  }

  private PartidaException error(CellValueRecordInterface at, String error) {
    return wrong(at, "the cell holds an error: " + error, "Correct its formula, or export again.");
  }

  private PartidaException wrong(CellValueRecordInterface at, String what, String fix) {
    return new PartidaException(
        new Problem(
            "xls.unreadable",
            what,
            fileName + " row " + (at.getRow() + 1) + ", column " + (at.getColumn() + 1),
            fix));
  }
}
