package org.partida.statements.mt940;

import java.util.regex.Pattern;
import org.partida.spi.statement.Detection;
import org.partida.spi.statement.StatementHead;

/** Tells MT940 and MT942 by the tags that each must have. Stateless. */
final class Mt940Detection {
  private static final Pattern REFERENCE = tag("20:");
  private static final Pattern ACCOUNT = tag("25P?:");
  private static final Pattern NUMBER = tag("28C?:");
  private static final Pattern BALANCE = tag("6[02][FM]:[CD]\\d{6}[A-Z]{3}");
  private static final Pattern INTERIM = tag("(?:34F:[A-Z]{3}|13D:\\d{10}|90[CD]:\\d*[A-Z]{3})");

  private Mt940Detection() {}

  static Detection statement(StatementHead head) {
    String text = head.ascii();
    boolean yes = common(text) && BALANCE.matcher(text).find() && !INTERIM.matcher(text).find();
    return yes
        ? Detection.yes("SWIFT fields :20:, :25:, :28C: and balances :60F:/:62F:")
        : Detection.no(
            "SWIFT fields :20:, :25:, :28C: and a balance :60F: or :62F: at the beginning of lines");
  }

  static Detection interim(StatementHead head) {
    String text = head.ascii();
    boolean yes = common(text) && INTERIM.matcher(text).find();
    return yes
        ? Detection.yes("SWIFT fields :20:, :25:, :28C: and :34F:, :13D: or :90D:")
        : Detection.no(
            "SWIFT fields :20:, :25:, :28C: and one of :34F:, :13D:, :90D:, :90C: at the beginning of lines");
  }

  private static boolean common(String text) {
    return REFERENCE.matcher(text).find()
        && ACCOUNT.matcher(text).find()
        && NUMBER.matcher(text).find();
  }

  private static Pattern tag(String tag) {
    return Pattern.compile("(?:^|[\\r\\n{][\\x00-\\x20]*|\\{4:)" + ":" + tag);
  }
}
