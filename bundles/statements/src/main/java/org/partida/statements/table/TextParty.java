package org.partida.statements.table;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.model.statement.Counterparty;

/** The other side as a bank writes it into the text, where it has no column. Stateless. */
final class TextParty {
  private static final Pattern IBAN = Pattern.compile("\\b[A-Z]{2}\\d{2}[A-Z0-9]{11,30}\\b");
  private static final Pattern TAX_ID =
      Pattern.compile(
          "(?i)\\b(?:CODFISC|COD FISCAL|C\\.?I\\.?F\\.?|C\\.?U\\.?I\\.?)\\s*:?\\s*((?:RO)?[1-9]\\d{1,9})\\b");
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)\\b(?:platitor|pl[aă]titor|ordonator|beneficiar|ordinante|payer|payee)\\s*:\\s*([^;:]{2,70}?)\\s*(?=;|$|\\b(?:detalii|iban|din contul|in contul|referinta|codfisc)\\b)");

  private TextParty() {}

  /** What is known, and what the text tells of the rest. */
  static Counterparty of(Counterparty known, String text, String own) {
    return new Counterparty(
        known.name().or(() -> first(NAME, text, 1)),
        known.iban().or(() -> first(IBAN, text, 0).filter(i -> !i.equals(own))),
        known.taxId().or(() -> first(TAX_ID, text, 1)));
  }

  private static Optional<String> first(Pattern p, String text, int group) {
    Matcher m = p.matcher(text);
    return m.find() ? Optional.of(m.group(group)) : Optional.empty();
  }
}
