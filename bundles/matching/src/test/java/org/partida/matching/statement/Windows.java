package org.partida.matching.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Files of one account over windows of days that overlap, as people export them. */
final class Windows {
  private static final String[] TEXTS = {"comision", "plata factura 7", "incasare Pop", "taxa"};

  private Windows() {}

  /** A file and its rows. */
  record File(String name, List<String> rows) {}

  /** Movements of eight days, some of them twins; each file has all movements of its days. */
  static List<File> files(Random random, int count) {
    List<List<String[]>> days = new ArrayList<>();
    for (int d = 1; d <= 8; d++) {
      List<String[]> day = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        String text = TEXTS[random.nextInt(TEXTS.length)];
        String cents = (1 + random.nextInt(3)) + "0.00";
        for (int twins = random.nextInt(5) == 0 ? 2 : 1; twins > 0; twins--) {
          day.add(new String[] {"2026-11-0" + d, cents, text});
        }
      }
      days.add(day);
    }
    List<File> files = new ArrayList<>();
    Set<List<String>> seen = new HashSet<>();
    for (int f = 0; f < count; f++) {
      int from = random.nextInt(8);
      int to = from + random.nextInt(8 - from);
      boolean other = random.nextInt(3) == 0;
      boolean balances = random.nextBoolean();
      List<String> rows = rows(days, from, to, other, balances);
      // the same bytes would be the same import
      if (!rows.isEmpty() && seen.add(rows)) {
        files.add(new File(f + (other ? ".b" : ".a"), rows));
      }
    }
    return files;
  }

  private static List<String> rows(
      List<List<String[]>> days, int from, int to, boolean other, boolean balances) {
    List<String> rows = new ArrayList<>();
    int before = 0;
    int sum = 0;
    for (int d = 0; d <= to; d++) {
      for (String[] m : days.get(d)) {
        int units = Integer.parseInt(m[1].substring(0, m[1].indexOf('.')));
        if (d < from) {
          before += units;
        } else {
          sum += units;
          rows.add(
              m[0] + ";" + m[1] + ";" + (other ? "OP " + m[2].toUpperCase(Locale.ROOT) : m[2]));
        }
      }
    }
    if (balances) {
      rows.add(
          0,
          String.format(
              "=2026-11-0%d;2026-11-0%d;%d.00;%d.00", from + 1, to + 1, before, before + sum));
    }
    return rows;
  }
}
