package org.partida.base.paper;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;

/**
 * Which cells of a workbook are dates: the file says it by the number format alone. Not
 * thread-safe.
 */
final class XlsxStyles {
  /** A spreadsheet keeps 15 digits; what follows is the noise of binary fractions. */
  private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);

  private final LocalDate epoch;
  private final Set<Integer> dateFormats = new HashSet<>();
  private final List<Integer> formats = new ArrayList<>();
  private boolean inCells;

  XlsxStyles(boolean since1904) {
    // day 60 is the 29th of February 1900, which never was: nobody keeps papers of that spring
    this.epoch = since1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
    for (int builtIn : new int[] {14, 15, 16, 17, 22, 27, 30, 36, 50, 57}) {
      dateFormats.add(builtIn);
    }
  }

  /** Takes an element of styles.xml. */
  void element(XMLStreamReader x) {
    switch (x.getLocalName()) {
      case "numFmt" -> {
        int id = number(x, "numFmtId");
        if (isDate(String.valueOf(x.getAttributeValue(null, "formatCode")))) {
          dateFormats.add(id);
        }
      }
      case "cellXfs" -> inCells = true;
      case "cellStyles", "cellStyleXfs", "dxfs" -> inCells = false;
      case "xf" -> {
        if (inCells) {
          formats.add(number(x, "numFmtId"));
        }
      }
      default -> {}
    }
  }

  /** A number of a cell as people read it: a day in ISO 8601, or digits without noise. */
  String shown(String value, int style) {
    if (value.isBlank()) {
      return "";
    }
    BigDecimal n;
    try {
      n = new BigDecimal(value.strip()).round(DIGITS);
    } catch (NumberFormatException e) {
      return value;
    }
    boolean date = style < formats.size() && dateFormats.contains(formats.get(style));
    boolean real = n.signum() > 0 && n.compareTo(BigDecimal.valueOf(2_958_466)) < 0;
    if (date && real) {
      return epoch.plusDays(n.longValue()).toString();
    }
    return n.abs().compareTo(new BigDecimal("1e15")) < 0
        ? (n.signum() == 0 ? "0" : n.stripTrailingZeros().toPlainString())
        : value;
  }

  /** A format with a year or a day outside quotation marks and brackets. */
  private static boolean isDate(String code) {
    String bare =
        code.replaceAll("\"[^\"]*\"", "")
            .replaceAll("\\\\.", "")
            .replaceAll("\\[[^\\]]*\\]", "")
            .toLowerCase(Locale.ROOT);
    return bare.matches(".*[yd].*");
  }

  private static int number(XMLStreamReader x, String name) {
    String text = x.getAttributeValue(null, name);
    return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }
}
