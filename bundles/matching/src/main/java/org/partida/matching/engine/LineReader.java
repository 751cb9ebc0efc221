package org.partida.matching.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.model.Money;
import org.partida.model.statement.StatementLine;
import org.partida.spi.match.MatchLine;

/** Takes lines apart. Immutable and thread-safe. */
final class LineReader {
  private static final int LONGEST_PHRASE = 4;
  private static final int LONGEST_NUMBER = 12;
  private static final int LONGEST_SERIES = 5;
  private static final Pattern MONEY =
      Pattern.compile("(?<![\\d.,])\\d{1,3}(?:[., ]?\\d{3})*[.,]\\d{2}(?![\\d])");
  private static final char MASK = '\u0001';

  private final Vocabulary vocabulary;
  private final Set<String> series;
  private final Set<String> ownIbans;
  private final Set<String> ownTaxIds;
  private final Optional<Money> tolerance;
  private final Pattern taxLabel;

  LineReader(
      Vocabulary vocabulary,
      Set<String> knownSeries,
      Set<String> ownIbans,
      Set<String> ownTaxIds,
      Optional<Money> tolerance) {
    this.tolerance = tolerance;
    this.vocabulary = vocabulary;
    this.series = knownSeries;
    this.ownIbans = ownIbans;
    this.ownTaxIds = ownTaxIds;
    this.taxLabel =
        Pattern.compile(
            "(?<![A-Z])(?:C\\.I\\.F\\.?|C\\.U\\.I\\.?|"
                + String.join("|", vocabulary.tax())
                + ")[ .:]*(?:RO)? ?(\\d{2,13})(?!\\d)");
  }

  LineFacts read(MatchLine matchLine) {
    StatementLine line = matchLine.line();
    String folded = Text.fold(line.text() + " | " + line.endToEndId().orElse(""));
    StringBuilder masked = new StringBuilder(Identifiers.withoutDates(folded));
    List<String> ibans = ibans(line, folded, masked);
    List<String> taxKeys = taxKeys(line, masked);
    maskMoney(masked, line.amount().amountText());
    List<Text.Token> tokens = Text.tokens(masked.toString());
    List<LineFacts.Mention> mentions = mentions(tokens, folded, line);
    Map<Long, String> phrases = phrases(tokens, folded);
    line.orderRef()
        .ifPresent(o -> phrases.putAll(phrases(Text.tokens(Text.fold(o)), Text.fold(o))));
    boolean named = line.counterparty().name().isPresent();
    List<String> words =
        named ? NameKey.words(line.counterparty().name().get(), vocabulary) : textWords(tokens);
    return new LineFacts(
        matchLine,
        ibans,
        taxKeys,
        words,
        named && !words.isEmpty(),
        phrases,
        mentions,
        tolerance
            .filter(t -> t.currency().equals(line.amount().currency()))
            .map(Money::minor)
            .orElse(0L),
        codes(line, folded));
  }

  private List<String> ibans(StatementLine line, String folded, StringBuilder masked) {
    List<String> inText = Identifiers.ibans(folded);
    inText.forEach(i -> mask(masked, folded.indexOf(i), i.length()));
    List<String> ibans =
        line.counterparty().iban().map(i -> List.of(Text.compact(i))).orElse(inText);
    return ibans.stream().filter(i -> !ownIbans.contains(i)).distinct().toList();
  }

  private List<String> taxKeys(StatementLine line, StringBuilder masked) {
    Set<String> inText = new LinkedHashSet<>();
    Matcher m = taxLabel.matcher(masked.toString());
    while (m.find()) {
      if (Identifiers.isCui(m.group(1)) || m.group(1).length() == 13) {
        inText.add(Text.withoutZeros(m.group(1)));
        mask(masked, m.start(1), m.group(1).length());
      }
    }
    return line
        .counterparty()
        .taxId()
        .map(t -> List.of(Identifiers.taxKey(t)))
        .orElseGet(() -> List.copyOf(inText))
        .stream()
        .filter(t -> !ownTaxIds.contains(t))
        .toList();
  }

  /** Amounts in words of money, and the line's own amount, are no document numbers. */
  private void maskMoney(StringBuilder masked, String amount) {
    String own = amount.replaceAll("\\D", "");
    Matcher m = MONEY.matcher(masked.toString());
    while (m.find()) {
      String before = masked.substring(Math.max(0, m.start() - 6), m.start());
      String after = masked.substring(m.end(), Math.min(masked.length(), m.end() + 6));
      boolean money =
          vocabulary.money().stream().anyMatch(w -> before.contains(w) || after.contains(w));
      if (money || m.group().replaceAll("\\D", "").equals(own)) {
        mask(masked, m.start(), m.group().length());
      }
    }
  }

  private static void mask(StringBuilder masked, int start, int length) {
    for (int i = start; i < start + length; i++) {
      masked.setCharAt(i, MASK);
    }
  }

  /** Every run of one to four pieces, so that a number is found however it is spelt. */
  private Map<Long, String> phrases(List<Text.Token> all, String folded) {
    List<Text.Token> tokens =
        all.stream().filter(t -> t.digits() || !vocabulary.noise().contains(t.word())).toList();
    Map<Long, String> phrases = new LinkedHashMap<>();
    for (int i = 0; i < tokens.size(); i++) {
      long key = DocumentNumber.FULL;
      boolean digits = false;
      for (int k = i; k < Math.min(tokens.size(), i + LONGEST_PHRASE); k++) {
        key = Text.key(key, tokens.get(k).word());
        digits |= tokens.get(k).digits();
        if (digits && k > i) {
          phrases.putIfAbsent(key, folded.substring(tokens.get(i).start(), tokens.get(k).end()));
        }
      }
    }
    return phrases;
  }

  private List<LineFacts.Mention> mentions(
      List<Text.Token> tokens, String folded, StatementLine line) {
    List<LineFacts.Mention> mentions = new ArrayList<>();
    boolean before = false;
    int lastNumber = -1;
    for (int i = 0; i < tokens.size(); i++) {
      Text.Token t = tokens.get(i);
      if (!t.digits() || t.length() > LONGEST_NUMBER || t.word().equals("0")) {
        continue;
      }
      String letters = seriesBefore(tokens, i);
      boolean listed = before && goesOn(tokens, lastNumber, i);
      boolean explicit = calledInvoice(tokens, i) || listed || series.contains(letters);
      if (!(isYear(t, line) && (letters.isEmpty() || !series.contains(letters)))) {
        int start = letters.isEmpty() ? t.start() : tokens.get(i - 1).start();
        mentions.add(
            new LineFacts.Mention(t.word(), explicit, letters, folded.substring(start, t.end())));
      } else {
        explicit = before && listed;
      }
      before = explicit;
      lastNumber = i;
    }
    return mentions;
  }

  private static boolean isYear(Text.Token t, StatementLine line) {
    return t.length() == 4
        && Math.abs(Integer.parseInt(t.word()) - line.bookingDate().getYear()) <= 1;
  }

  /**
   * Letters right before the number, with at most one sign between, that are short enough for a
   * series.
   */
  private String seriesBefore(List<Text.Token> tokens, int i) {
    if (i == 0) {
      return "";
    }
    Text.Token p = tokens.get(i - 1);
    boolean near = tokens.get(i).start() - p.end() <= 1;
    boolean plain = !vocabulary.invoice().contains(p.word()) || series.contains(p.word());
    return near
            && !p.digits()
            && p.length() <= LONGEST_SERIES
            && plain
            && !vocabulary.noise().contains(p.word())
        ? p.word()
        : "";
  }

  private boolean calledInvoice(List<Text.Token> tokens, int i) {
    // "factura seria AN nr 1042": one series may stand between
    int steps = 0;
    for (int k = i - 1; k >= 0 && steps < 2; k--) {
      Text.Token p = tokens.get(k);
      if (p.digits()) {
        return false;
      }
      if (vocabulary.invoice().contains(p.word())) {
        return true;
      }
      if (!vocabulary.noise().contains(p.word())) {
        steps += p.length() <= LONGEST_SERIES ? 1 : 2;
      }
    }
    return false;
  }

  private boolean goesOn(List<Text.Token> tokens, int from, int to) {
    for (int k = from + 1; k < to; k++) {
      String w = tokens.get(k).word();
      if (!vocabulary.joins().contains(w)
          && !vocabulary.noise().contains(w)
          && !vocabulary.invoice().contains(w)
          && !series.contains(w)) {
        return false;
      }
    }
    return tokens.get(to).run() - tokens.get(from).run() <= 4 + (to - from - 1) * 3;
  }

  private List<String> textWords(List<Text.Token> tokens) {
    Set<String> words = new LinkedHashSet<>();
    for (Text.Token t : tokens) {
      String w = t.word();
      boolean plain =
          !t.digits()
              && w.length() >= 3
              && !vocabulary.legal().contains(w)
              && !vocabulary.common().contains(w);
      if (plain
          && !vocabulary.invoice().contains(w)
          && !vocabulary.noise().contains(w)
          && !vocabulary.money().contains(w)) {
        words.add(w);
      }
    }
    return new ArrayList<>(words);
  }

  /**
   * Runs of eight and more letters and digits in the text, and what the line itself calls its
   * waybill.
   */
  private static Map<Long, String> codes(StatementLine line, String folded) {
    Map<Long, String> codes = new LinkedHashMap<>();
    for (String run : folded.split("[^A-Z0-9]+")) {
      if (run.length() >= 8 && run.chars().anyMatch(Character::isDigit)) {
        codes.putIfAbsent(Text.key(ItemIndex.AWB, run), run);
      }
    }
    line.awb().ifPresent(a -> codes.put(Text.key(ItemIndex.AWB, Text.compact(a)), a));
    return codes;
  }
}
