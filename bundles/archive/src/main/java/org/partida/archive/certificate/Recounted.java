package org.partida.archive.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether a certificate's sums and its verdict follow from its own entries. Pure. */
final class Recounted {
  private Recounted() {}

  static List<String> check(Map<String, Object> certificate, List<Map<String, Object>> entries) {
    List<String> wrong = new ArrayList<>();
    counts(wrong, certificate, entries, "byType", "type");
    counts(wrong, certificate, entries, "byAccount", "account");
    boolean gaps = certificate.get("gaps") instanceof List<?> l && !l.isEmpty();
    boolean bad = gaps || entries.stream().anyMatch(Recounted::isMissing);
    if (Boolean.TRUE.equals(certificate.get("complete")) == bad) {
      wrong.add("the verdict does not follow from the entries and gaps");
    }
    return wrong;
  }

  private static void counts(
      List<String> wrong,
      Map<String, Object> certificate,
      List<Map<String, Object>> entries,
      String sums,
      String key) {
    Map<String, Object> counted = new TreeMap<>();
    entries.forEach(
        e -> counted.merge(String.valueOf(e.get(key)), 1, (a, b) -> (Integer) a + (Integer) b));
    if (!CanonicalJson.write(counted)
        .equals(CanonicalJson.write(CanonicalJson.sorted(certificate.get(sums))))) {
      wrong.add("the numbers " + sums + " are not those of the entries");
    }
  }

  private static boolean isMissing(Map<String, Object> e) {
    boolean account =
        List.of("NOT_FETCHED", "NOT_READ", "QUARANTINED", "EXPIRED", "REFUSED")
            .contains(String.valueOf(e.get("account")));
    boolean seal = List.of("BROKEN", "NONE", "BYTES_LOST").contains(String.valueOf(e.get("seal")));
    boolean shut = e.containsKey("container") && "NOTHING".equals(e.get("seal"));
    return account || seal || shut;
  }
}
