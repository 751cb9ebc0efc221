package org.partida.statements.mt940;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.statements.text.Refusal;
import org.partida.statements.text.Shapes;
import org.partida.statements.text.TextLines;

/**
 * Lines to messages and fields, handed on as soon as they have ended. Text that merely looks like a
 * tag, because a bank wrapped a time of day there, stays text: only tags that may follow at that
 * place end a field. One use, one thread.
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

  /** How many lines are looked at for what follows. */
  private static final int AHEAD = 10_000;

  private final TextLines lines;
  private final Into into;
  private Optional<String> bic = Optional.empty();
  private Message message;
  private Field field;
  private boolean body;

  /** Who gets what is found. */
  interface Into {
    /** A message begins; the fields until the next one are its own. */
    void message(Message message);

    /** A field, whole. */
    void field(Field field);
  }

  FieldScanner(TextLines lines, Into into) {
    this.lines = lines;
    this.into = into;
  }

  void scan() throws IOException {
    String line = lines.next();
    for (int i = 0; line != null; i++) {
      row(i, printable(line));
      line = lines.next();
    }
    ended();
  }

  /** No row belongs to the field any more. */
  private void ended() {
    if (field != null) {
      into.field(field);
      field = null;
    }
  }

  private void row(int i, String row) throws IOException {
    if (row.startsWith("{") && BLOCK.matcher(row).matches()) {
      block(i, row);
    } else if (ends(row)) {
      message = null;
      ended();
    } else {
      content(i, row);
    }
  }

  private void block(int i, String row) throws IOException {
    Matcher sender = SENDER.matcher(row);
    if (sender.find()) {
      bic = Optional.of(sender.group(1));
      message = null;
      ended();
    }
    int text = row.indexOf("{4:");
    if (text >= 0 && text + 3 < row.length()) {
      content(i, row.substring(text + 3));
    }
  }

  private void content(int i, String row) throws IOException {
    String tag = tag(row);
    if (!tag.isEmpty() && opens(tag)) {
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
  private boolean opens(String tag) throws IOException {
    if (tag.equals("20")) {
      return message == null || !inText() || headFollows();
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

  private boolean headFollows() throws IOException {
    String next = lines.ahead(l -> !printable(l).isBlank(), AHEAD);
    String row = next == null ? "" : printable(next);
    return row.startsWith(":2") || row.startsWith(":NS:");
  }

  private void open(int i, String tag, String rest) {
    if (tag.equals("20")) {
      ended();
      message = new Message(bic);
      into.message(message);
      body = false;
    } else if (message == null) {
      throw Refusal.at(
          i + 1,
          "mt940.outside",
          "field :" + tag + ": stands outside a statement, which begins with :20:");
    }
    body |= tag.equals("61") || tag.startsWith("60");
    ended();
    field = new Field(tag, i + 1, rest);
  }

  /** A row that ends the message: {@code -}}, {@code -XXX}, or a lone dash that no text follows. */
  private boolean ends(String row) throws IOException {
    if (row.startsWith("-}") || row.equals("-XXX")) {
      return true;
    }
    if (!row.trim().equals("-")) {
      return false;
    }
    String next = lines.ahead(l -> !printable(l).trim().isEmpty(), AHEAD);
    String then = next == null ? "" : printable(next).trim();
    return then.isEmpty()
        || then.startsWith("{")
        || then.startsWith(":20:")
        || then.startsWith("-")
        || !inText();
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
