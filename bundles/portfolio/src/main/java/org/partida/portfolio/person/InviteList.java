package org.partida.portfolio.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/**
 * Reads a pasted list of people: addresses apart by lines, blanks, commas or semicolons, {@code
 * Name <mail>}, or CSV with name, mail and phone in any order. Stateless.
 */
final class InviteList {
  private static final int MOST = 500;
  private static final int LONGEST = 100;
  private static final Pattern CELL =
      Pattern.compile("\\s*(?:\"([^\"]*)\"([^,;\t]*)|([^,;\t]*))(?:[,;\t]|$)");
  private static final Pattern NAMED = Pattern.compile("(.*?)<\\s*([^<>]*?)\\s*>");
  private static final Pattern MAIL =
      Pattern.compile(
          "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}@[\\p{L}\\p{N}-]{1,63}(\\.[\\p{L}\\p{N}-]{1,63})+");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()./-]{4,30}");

  private InviteList() {}

  /**
   * One person of a list. Immutable.
   *
   * @param line from 1
   * @param text what stands there
   * @param mail in small letters; empty if there is a problem
   */
  record Entry(
      int line, String text, String mail, String name, String phone, Optional<Problem> problem) {}

  static List<Entry> read(String list) {
    String[] lines = list.replace("\uFEFF", "").split("\r\n|\r|\n", -1);
    List<Entry> all = new ArrayList<>();
    boolean first = true;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.isEmpty()) {
        continue;
      }
      if (!(first && isHead(line))) {
        line(i + 1, line, all);
      }
      first = false;
      if (all.size() > MOST) {
        throw new PartidaException(
            new Problem(
                "invitation.list",
                "the list names more than " + MOST + " people",
                "line " + (i + 1),
                "send it in parts"));
      }
    }
    return all;
  }

  private static boolean isHead(String line) {
    return !line.contains("@") && line.toLowerCase(Locale.ROOT).matches(".*\\be?-?mail\\b.*");
  }

  private static void line(int at, String line, List<Entry> all) {
    List<String> mails = new ArrayList<>();
    String name = "";
    String phone = "";
    List<Entry> named = new ArrayList<>();
    for (String cell : cells(line)) {
      Matcher m = NAMED.matcher(cell);
      if (m.matches()) {
        named.add(entry(at, cell, m.group(2), m.group(1).replace("\"", "").strip(), ""));
      } else if (cell.contains("@")) {
        // several apart by blanks alone
        mails.addAll(List.of(cell.split("\\s+")));
      } else if (PHONE.matcher(cell).matches()) {
        phone = cell;
      } else {
        name = (name + " " + cell).strip();
      }
    }
    if (mails.isEmpty() && named.isEmpty()) {
      all.add(bad(at, line, "there is no mail address in: " + line));
      return;
    }
    // what stands beside one address is its person's; beside several it is nobody's
    boolean single = mails.size() + named.size() == 1;
    for (Entry e : named) {
      all.add(single ? entry(at, e.text(), e, phone) : e);
    }
    for (String mail : mails) {
      all.add(entry(at, single ? line : mail, mail, single ? name : "", single ? phone : ""));
    }
  }

  private static Entry entry(int at, String text, Entry e, String phone) {
    return new Entry(at, text, e.mail(), e.name(), phone, e.problem());
  }

  private static Entry entry(int at, String text, String mail, String name, String phone) {
    String plain = mail.strip().toLowerCase(Locale.ROOT);
    if (!MAIL.matcher(plain).matches() || plain.length() > 200 || plain.contains("..")) {
      return bad(at, text, "this is no mail address: " + mail);
    }
    if (name.length() > LONGEST || name.codePoints().anyMatch(Character::isISOControl)) {
      return bad(at, text, "this name is too long: " + name);
    }
    return new Entry(at, text, plain, name, phone, Optional.empty());
  }

  private static Entry bad(int at, String text, String message) {
    return new Entry(
        at,
        text,
        "",
        "",
        "",
        Optional.of(
            new Problem(
                "invitation.mail",
                message,
                "line " + at,
                "write name@example.com, or Name <name@example.com>, then paste the list again")));
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    Matcher m = CELL.matcher(line);
    int at = 0;
    while (at < line.length() && m.find(at) && m.end() > at) {
      String cell = m.group(1) == null ? m.group(3) : m.group(1) + m.group(2);
      if (!cell.isBlank()) {
        cells.add(cell.strip());
      }
      at = m.end();
    }
    return cells;
  }
}
