package org.partida.matching.statement;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.partida.model.statement.StatementLine;

/** How much two lines of one day and amount, with different texts, look like one. Stateless. */
final class Alike {
  /** From here on it is the same movement. */
  static final int SAME = 1000;

  private static final int SHORTEST_ID = 4;

  private Alike() {}

  /**
   * Empty if ids tell them apart.
   *
   * @param sameFormat whether both were written by one format, so that bank references compare
   */
  static OptionalInt of(StatementLine a, StatementLine b, boolean sameFormat) {
    if (differ(a.awb(), b.awb())
        || differ(a.orderRef(), b.orderRef())
        || differ(a.counterparty().iban(), b.counterparty().iban())
        || differ(a.endToEndId(), b.endToEndId())
        || sameFormat && differ(a.bankRef(), b.bankRef())) {
      return OptionalInt.empty();
    }
    if (agree(a.bankRef(), b.bankRef()) || agree(a.awb(), b.awb())) {
      return OptionalInt.of(SAME);
    }
    int likeness = agree(a.orderRef(), b.orderRef()) ? 50 : 0;
    likeness += agree(a.endToEndId(), b.endToEndId()) ? 50 : 0;
    likeness += agree(a.counterparty().iban(), b.counterparty().iban()) ? 50 : 0;
    Set<String> words = words(a);
    words.retainAll(words(b));
    return OptionalInt.of(likeness + Math.min(words.size(), 40));
  }

  private static Set<String> words(StatementLine l) {
    String all = l.counterparty().name().orElse("") + " " + l.text();
    String plain =
        Normalizer.normalize(all, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toUpperCase(Locale.ROOT);
    return Arrays.stream(plain.split("[^A-Z0-9]+"))
        .filter(w -> w.length() > 2)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static String bare(String id) {
    return id.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
  }

  /** Formats cut ids; a beginning is not a difference. */
  private static boolean differ(Optional<String> a, Optional<String> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return false;
    }
    String x = bare(a.get());
    String y = bare(b.get());
    return !x.isEmpty() && !y.isEmpty() && !x.startsWith(y) && !y.startsWith(x);
  }

  private static boolean agree(Optional<String> a, Optional<String> b) {
    return a.isPresent()
        && b.isPresent()
        && bare(a.get()).length() >= SHORTEST_ID
        && bare(a.get()).equals(bare(b.get()));
  }
}
