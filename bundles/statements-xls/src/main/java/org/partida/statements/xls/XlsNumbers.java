package org.partida.statements.xls;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;

/** Numbers of cells as people read them; days are told by the cell's format. Not thread-safe. */
final class XlsNumbers {
  /** A spreadsheet keeps 15 digits; what follows is the noise of binary fractions. */
  private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);

  private static final BigDecimal EXACT = new BigDecimal("1e15");

  private final Map<Integer, String> formats = new HashMap<>();
  private final List<Integer> styles = new ArrayList<>();
  private LocalDate epoch = LocalDate.of(1899, 12, 30);

  void format(FormatRecord format) {
    formats.put(format.getIndexCode(), format.getFormatString());
  }

  void style(ExtendedFormatRecord style) {
    styles.add((int) style.getFormatIndex());
  }

  void since1904(boolean yes) {
    epoch = yes ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
  }

  /** A day in ISO 8601, or all digits that the cell holds; beyond 15 of them some are lost. */
  String shown(double value, int style) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    if (isDay(style) && value >= 1 && DateUtil.isValidExcelDate(value) && value < 2_958_466) {
      return epoch.plusDays((long) value).toString();
    }
    BigDecimal n = new BigDecimal(value).round(DIGITS);
    if (n.abs().compareTo(EXACT) >= 0) {
      return String.valueOf(value);
    }
    return n.signum() == 0 ? "0" : n.stripTrailingZeros().toPlainString();
  }

  private boolean isDay(int style) {
    if (style < 0 || style >= styles.size()) {
      return false;
    }
    int index = styles.get(style);
    String format = formats.get(index);
    return DateUtil.isADateFormat(
        index, format == null ? BuiltinFormats.getBuiltinFormat(index) : format);
  }
}
