package org.partida.base.text;

import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Months as people write them: {@code 2026-10}, {@code 2026-Q4}, {@code 2026}. Stateless. */
public final class Months {
  private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(?:(\\d{2})|[QqT]([1-4])))?");
  private static final int YEAR = 12;
  private static final int QUARTER = 3;

  private Months() {}

  /**
   * The months in order.
   *
   * @throws PartidaException {@code usage} if it is neither month, quarter nor year
   */
  public static List<YearMonth> of(String text) {
    Matcher m = FORM.matcher(text.strip());
    if (!m.matches() || m.group(2) != null && !m.group(2).matches("0[1-9]|1[0-2]")) {
      throw new PartidaException(
          new Problem(
              "usage",
              "not a month, quarter or year: " + text,
              text,
              "write 2026-10, 2026-Q4 or 2026"));
    }
    int year = Integer.parseInt(m.group(1));
    if (m.group(2) != null) {
      return List.of(YearMonth.of(year, Integer.parseInt(m.group(2))));
    }
    return m.group(3) == null
        ? from(YearMonth.of(year, 1), YEAR)
        : from(YearMonth.of(year, QUARTER * (Integer.parseInt(m.group(3)) - 1) + 1), QUARTER);
  }

  private static List<YearMonth> from(YearMonth first, int count) {
    return IntStream.range(0, count).mapToObj(first::plusMonths).toList();
  }
}
