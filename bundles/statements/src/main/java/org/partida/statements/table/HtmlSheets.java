package org.partida.statements.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.spi.statement.SheetReader;
import org.partida.statements.text.Entities;
import org.partida.statements.text.Refusal;
import org.partida.statements.text.SourceText;

/**
 * Tables in HTML, and workbooks in Excel's XML of 2003: what banks' portals often send under a name
 * that ends in {@code .xls}. Nothing is run or fetched; only rows, cells and their texts are seen.
 * Stateless.
 */
public final class HtmlSheets implements SheetReader {
  private static final Pattern START =
      Pattern.compile(
          "(?is)^[\\s\u00ef\u00bb\u00bf]*<(?:!doctype html|html|head|body|table|meta|style|div|center|\\?xml[^>]*>.{0,400}<(?:ss:)?workbook)[\\s>].*");
  private static final Pattern TAG =
      Pattern.compile("<(/?)(?:[A-Za-z]{1,8}:)?([A-Za-z][A-Za-z0-9]{0,15})\\b([^<>]{0,2000})>");
  private static final Pattern COLSPAN =
      Pattern.compile("(?i)\\b(?:colspan|ss:mergeacross)\\s*=\\s*[\"']?(\\d{1,3})");
  private static final Pattern INDEX = Pattern.compile("(?i)\\bss:index\\s*=\\s*[\"'](\\d{1,5})");
  private static final Pattern NUMBER = Pattern.compile("(?i)\\bss:type\\s*=\\s*[\"']number");
  private static final int MAX_COLUMNS = 200;
  private static final int MAX_ROWS = 200_000;
  private static final int MAX_DEPTH = 50;

  @Override
  public String kind() {
    return "html";
  }

  @Override
  public boolean is(byte[] head) {
    String text = new String(head, 0, Math.min(head.length, 2048), StandardCharsets.ISO_8859_1);
    return START.matcher(text.replace("\0", "")).matches();
  }

  @Override
  public List<Row> read(byte[] bytes, String fileName) {
    return new Scan(SourceText.decode(bytes)).rows();
  }

  /** One walk over a file. */
  private static final class Scan {
    private final String text;
    private final Matcher tags;
    private final List<Row> rows = new ArrayList<>();
    private final Deque<Cells> open = new ArrayDeque<>();
    private int line = 1;
    private int counted;

    Scan(String text) {
      this.text = text;
      this.tags = TAG.matcher(text);
    }

    List<Row> rows() {
      int at = 0;
      while (at < text.length()) {
        int tag = text.indexOf('<', at);
        say(text.substring(at, tag < 0 ? text.length() : tag));
        at = tag < 0 ? text.length() : tag(tag);
      }
      while (!open.isEmpty()) {
        endRow();
      }
      return rows;
    }

    private void say(String raw) {
      if (!open.isEmpty() && !raw.isEmpty()) {
        open.element().say(Entities.plain(raw));
      }
    }

    private int tag(int at) {
      if (text.startsWith("<!--", at)) {
        return behind("-->", at);
      }
      if (!tags.region(at, Math.min(text.length(), at + 2100)).lookingAt()) {
        say("<");
        return at + 1;
      }
      String name = tags.group(2).toLowerCase(Locale.ROOT);
      int end = tags.end();
      boolean closes = !tags.group(1).isEmpty();
      switch (name) {
        case "style", "script" -> end = closes ? end : behind("</" + name, at);
        case "tr", "row" -> row(closes, at);
        case "td", "th", "cell" -> cell(closes, tags.group(3));
        case "data" -> {
          if (!closes && NUMBER.matcher(tags.group(3)).find() && !open.isEmpty()) {
            open.element().number();
          }
        }
        case "table" -> table(closes);
        case "br", "p", "div" -> say(" ");
        default -> {
          // how it looks is nothing to us
        }
      }
      return end;
    }

    private int behind(String end, int at) {
      int found = text.toLowerCase(Locale.ROOT).indexOf(end, at);
      return found < 0 ? text.length() : found + end.length();
    }

    /** A table inside a cell has rows of its own, which are not the outer row's. */
    private void table(boolean closes) {
      if (closes && open.size() > 1) {
        endRow();
      }
    }

    private void row(boolean closes, int at) {
      boolean inside = !open.isEmpty() && open.element().inCell();
      if (closes || !open.isEmpty() && !inside) {
        endRow();
      }
      if (!closes) {
        if (open.size() > MAX_DEPTH || rows.size() > MAX_ROWS) {
          throw Refusal.at(
              line(at), "html.too-large", "there are too many rows, or too many tables in tables");
        }
        open.push(new Cells(line(at)));
      }
    }

    private void cell(boolean closes, String attributes) {
      if (open.isEmpty()) {
        return;
      }
      if (closes) {
        open.element().end();
      } else {
        open.element().begin(attributes);
      }
    }

    private void endRow() {
      if (!open.isEmpty()) {
        open.pop().into(rows);
      }
    }

    private int line(int at) {
      for (; counted < at; counted++) {
        line += text.charAt(counted) == '\n' ? 1 : 0;
      }
      return line;
    }
  }

  /** The cells of a row that is open. */
  private static final class Cells {
    private final int line;
    private final List<String> cells = new ArrayList<>();
    private final Set<Integer> numbers = new HashSet<>();
    private StringBuilder cell = new StringBuilder();
    private boolean inCell;
    private int span;

    Cells(int line) {
      this.line = line;
    }

    boolean inCell() {
      return inCell;
    }

    void say(String more) {
      if (inCell) {
        if (cell.length() + more.length() > SourceText.MAX_LINE) {
          throw Refusal.at(line, "statement.line-too-long", "a cell is too long");
        }
        cell.append(more);
      }
    }

    void number() {
      numbers.add(cells.size());
    }

    void begin(String attributes) {
      end();
      Matcher index = INDEX.matcher(attributes);
      if (index.find()) {
        pad(Integer.parseInt(index.group(1)) - 1);
      }
      Matcher colspan = COLSPAN.matcher(attributes);
      boolean merged = attributes.toLowerCase(Locale.ROOT).contains("mergeacross");
      span = colspan.find() ? Integer.parseInt(colspan.group(1)) + (merged ? 1 : 0) : 1;
      inCell = true;
    }

    void end() {
      if (inCell) {
        cells.add(SourceText.fold(cell.toString()));
        cell = new StringBuilder();
        inCell = false;
        pad(cells.size() - 1 + span);
      }
    }

    private void pad(int size) {
      if (size > MAX_COLUMNS) {
        throw Refusal.at(line, "csv.too-many-columns", "a row of " + size + " columns");
      }
      while (cells.size() < size) {
        cells.add("");
      }
    }

    void into(List<Row> rows) {
      end();
      if (cells.stream().anyMatch(c -> !c.isEmpty())) {
        rows.add(new Row(line, cells, numbers));
      }
    }
  }
}
