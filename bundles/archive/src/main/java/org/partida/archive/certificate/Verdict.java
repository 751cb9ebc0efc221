package org.partida.archive.certificate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.partida.api.archive.Certificate;
import org.partida.api.archive.Certificate.Account;
import org.partida.api.archive.Certificate.Entry;
import org.partida.api.archive.Certificate.Seal;

/** What entries and gaps say together; the maker and the checker ask the same. Pure. */
final class Verdict {
  private Verdict() {}

  /** What is missing, in words; none = complete. */
  static List<String> why(List<Entry> entries, List<Certificate.Stretch> gaps) {
    List<String> why = new ArrayList<>();
    gaps.forEach(g -> why.add("not listed from " + g.from() + " to " + g.until()));
    count(why, entries, e -> e.account() == Account.NOT_FETCHED, "not fetched");
    count(why, entries, e -> e.account() == Account.NOT_READ, "fetched but not read");
    count(why, entries, e -> e.account() == Account.QUARANTINED, "quarantined");
    count(why, entries, e -> e.account() == Account.EXPIRED, "expired before they were fetched");
    count(why, entries, e -> e.account() == Account.REFUSED, "refused by the authority");
    count(why, entries, e -> e.seal() == Seal.BROKEN, "with a broken seal");
    count(why, entries, e -> e.seal() == Seal.NONE, "without a seal");
    count(why, entries, Verdict::isShut, "whose container cannot be opened");
    count(why, entries, e -> e.seal() == Seal.BYTES_LOST, "whose bytes are lost or changed");
    return why;
  }

  /** It was read once, and cannot be any more. */
  private static boolean isShut(Entry e) {
    return e.container().isPresent()
        && e.seal() == Seal.NOTHING
        && e.account() != Account.QUARANTINED;
  }

  private static void count(
      List<String> why, List<Entry> entries, Predicate<Entry> which, String words) {
    long n = entries.stream().filter(which).count();
    if (n > 0) {
      why.add(n + (n == 1 ? " message " : " messages ") + words);
    }
  }

  static Map<String, Integer> byType(List<Entry> entries) {
    Map<String, Integer> out = new TreeMap<>();
    entries.forEach(e -> out.merge(e.type(), 1, Integer::sum));
    return out;
  }

  static Map<Account, Integer> byAccount(List<Entry> entries) {
    Map<Account, Integer> out = new EnumMap<>(Account.class);
    entries.forEach(e -> out.merge(e.account(), 1, Integer::sum));
    return out;
  }
}
