package org.partida.statements.mt940;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.statements.text.Refusal;
import org.partida.statements.text.Shapes;

/**
 * Lines to messages and fields. Text that merely looks like a tag, because a bank wrapped a time of
 * day there, stays text: only tags that may follow at that place end a field. One use, one thread.
 */
final class FieldScanner {
  private static final Pattern BLOCK = Pattern.compile("\\{\\d:.*");
  private static final Pattern SENDER =
      Pattern.compile("\\{1:F\\d\\d([A-Z]{4}[A-Z]{2}[A-Z0-9]{2})");
  private static final Set<String> HEAD =
      Set.of(
          "20", "21", "25", "25P", "28", "28C", "NS", "13", "13D", "34F", "60F", "60M", "61", "62F",
          "62M", "86", "90D", "90C");
  private static final Set<String> BODY =
      Set.of("61", "86", "62F", "62M", "64", "65", "90D", "90C");
  private static final Set<String> ALL =
      Set.of("20", "25", "25P", "28", "28C", "60F", "60M", "61", "62F", "62M", "64", "65", "86");

  private final List<String> lines;
  private final List<Message> messages = new ArrayList<>();
  private Optional<String> bic = Optional.empty();
  private Message message;
  private Field field;
  private boolean body;

  FieldScanner(List<String> lines) {
    this.lines = lines;
  }

  List<Message> scan() {
    for (int i = 0; i < lines.size(); i++) {
      row(i, printable(lines.get(i)));
    }
    return messages;
  }

  private void row(int i, String row) {
    if (row.startsWith("{") && BLOCK.matcher(row).matches()) {
      block(i, row);
    } else if (ends(i, row)) {
      message = null;
      field = null;
    } else {
      content(i, row);
    }
  }

  private void block(int i, String row) {
    Matcher sender = SENDER.matcher(row);
    if (sender.find()) {
      bic = Optional.of(sender.group(1));
      message = null;
      field = null;
    }
    int text = row.indexOf("{4:");
    if (text >= 0 && text + 3 < row.length()) {
      content(i, row.substring(text + 3));
    }
  }

  private void content(int i, String row) {
    String tag = tag(row);
    if (!tag.isEmpty() && opens(i, tag)) {
      open(i, tag, row.substring(tag.length() + 2));
    } else if (field != null && !field.add(row)) {
      throw Refusal.at(i + 1, "mt940.field-too-long", "field :" + field.tag() + ": does not end");
    }
  }

  /** The tag that the row begins with; nothing if it begins otherwise. */
  private static String tag(String row) {
    if (row.isEmpty() || row.charAt(0) != ':') {
      return "";
    }
    // nearly all of them
    if (row.startsWith(":61:")) {
      return "61";
    }
    if (row.startsWith(":86:")) {
      return "86";
    }
    int end = row.indexOf(':', 1);
    boolean number =
        end >= 3
            && Shapes.digits(row, 1) == 2
            && (end == 3 || end == 4 && row.charAt(3) >= 'A' && row.charAt(3) <= 'Z');
    return number || row.startsWith(":NS:") ? row.substring(1, end) : "";
  }

  /** Whether a row with that tag is a field of its own at this place. */
  private boolean opens(int i, String tag) {
    if (tag.equals("20")) {
      return message == null || !inText() || headFollows(i);
    }
    if (message == null) {
      return ALL.contains(tag);
    }
    if (!body) {
      return HEAD.contains(tag);
    }
    return BODY.contains(tag) || (!inText() && ALL.contains(tag));
  }

  private boolean inText() {
    return field != null && (field.tag().equals("86") || field.tag().equals("61"));
  }

  private boolean headFollows(int i) {
    for (int k = i + 1; k < lines.size(); k++) {
      String next = printable(lines.get(k));
      if (!next.isBlank()) {
        return next.startsWith(":2") || next.startsWith(":NS:");
      }
    }
    return false;
  }

  private void open(int i, String tag, String rest) {
    if (tag.equals("20")) {
      message = new Message(bic);
      messages.add(message);
      body = false;
    } else if (message == null) {
      throw Refusal.at(
          i + 1,
          "mt940.outside",
          "field :" + tag + ": stands outside a statement, which begins with :20:");
    }
    body |= tag.equals("61") || tag.startsWith("60");
    field = new Field(tag, i + 1, rest);
    message.fields().add(field);
  }

  /** A row that ends the message: {@code -}}, {@code -XXX}, or a lone dash that no text follows. */
  private boolean ends(int i, String row) {
    if (row.startsWith("-}") || row.equals("-XXX")) {
      return true;
    }
    if (!row.trim().equals("-")) {
      return false;
    }
    for (int k = i + 1; k < lines.size(); k++) {
      String next = printable(lines.get(k)).trim();
      if (!next.isEmpty()) {
        return next.startsWith("{") || next.startsWith(":20:") || next.startsWith("-") || !inText();
      }
    }
    return true;
  }

  /** Without control characters (SOH, ETX and worse are in real files). */
  private static String printable(String row) {
    for (int i = 0; i < row.length(); i++) {
      if (row.charAt(i) < ' ' || row.charAt(i) == '\u007f') {
        String clean = row.replaceAll("[\\x00-\\x08\\x0B-\\x1F\\x7F]", "").replace('\t', ' ');
        return clean.startsWith(" {") ? clean.substring(1) : clean;
      }
    }
    return row.startsWith(" {") ? row.substring(1) : row;
  }
}
