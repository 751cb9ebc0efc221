package org.partida.model.voucher;

import java.util.regex.Pattern;

/**
 * An account: a synthetic code of the chart and, where books are kept finer, an analytic. Written
 * {@code 4427.21}. Immutable.
 *
 * @param synthetic digits of the legal chart (OMFP 1802/2014), or the host's own code
 * @param analytic free suffix; empty = none
 */
public record AccountCode(String synthetic, String analytic) implements Comparable<AccountCode> {
  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_-]{1,20}");

  public AccountCode {
    if (!FORM.matcher(synthetic).matches()) {
      throw new IllegalArgumentException("not an account code: " + synthetic);
    }
    if (analytic.length() > 40 || analytic.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("not an analytic: " + analytic);
    }
  }

  /** Reads {@code 4427} or {@code 4427.21}; the first dot parts synthetic and analytic. */
  public static AccountCode of(String text) {
    int dot = text.indexOf('.');
    return dot < 0
        ? new AccountCode(text, "")
        : new AccountCode(text.substring(0, dot), text.substring(dot + 1));
  }

  /** The same synthetic with another analytic. */
  public AccountCode with(String newAnalytic) {
    return new AccountCode(synthetic, newAnalytic);
  }

  @Override
  public int compareTo(AccountCode o) {
    int c = synthetic.compareTo(o.synthetic);
    return c != 0 ? c : analytic.compareTo(o.analytic);
  }

  @Override
  public String toString() {
    return analytic.isEmpty() ? synthetic : synthetic + "." + analytic;
  }
}
