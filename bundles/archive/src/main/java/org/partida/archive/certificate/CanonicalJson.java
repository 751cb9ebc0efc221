package org.partida.archive.certificate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.api.archive.Certificate;
import org.partida.base.json.Json;
import org.partida.model.Sha256;

/**
 * A certificate as text: UTF-8, one line, keys sorted, nothing between tokens, what is unknown left
 * out. So there is one text for one content, and each changed byte is seen. Pure.
 *
 * <p>{@code link(0) = sha256(format|company|month)}, {@code link(n) = sha256(link(n-1) + "\n" +
 * entry n without its link)}, {@code digest = sha256(the whole without digest)}.
 */
final class CanonicalJson {
  static final String FORMAT = "partida-certificate/1";
  static final String DIGEST = "digest";
  static final String LINK = "link";
  static final String ENTRIES = "entries";
  static final String CHAIN = "chain";

  private CanonicalJson() {}

  /** The certificate with its digests. */
  static Certificate sealed(Certificate c) {
    Map<String, Object> map = map(c);
    return c.sealed((String) map.get(CHAIN), digest(map));
  }

  /** The text of a sealed certificate. */
  static byte[] bytes(Certificate c) {
    Map<String, Object> map = map(c);
    map.put(DIGEST, digest(map));
    return write(map).getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> map(Certificate c) {
    Map<String, Object> out = new TreeMap<>();
    out.put("format", FORMAT);
    out.put("company", c.company().value());
    out.put("companyName", c.companyName());
    out.put("network", c.network());
    out.put("month", c.month().toString());
    out.put("zone", c.zone().getId());
    out.put("asOf", c.asOf().toString());
    out.put("closed", c.closed());
    out.put("complete", c.complete());
    out.put("why", c.why());
    out.put("byType", new TreeMap<>(c.byType()));
    Map<String, Object> accounts = new TreeMap<>();
    c.byAccount().forEach((k, v) -> accounts.put(k.name(), v));
    out.put("byAccount", accounts);
    out.put("listed", c.listed().stream().map(CanonicalJson::stretch).toList());
    out.put("gaps", c.gaps().stream().map(CanonicalJson::stretch).toList());
    String link = first(c.company().value(), c.month().toString());
    List<Object> entries = new ArrayList<>();
    for (Certificate.Entry e : c.entries()) {
      Map<String, Object> entry = entry(e);
      link = next(link, entry);
      entry.put(LINK, link);
      entries.add(entry);
    }
    out.put(ENTRIES, entries);
    out.put(CHAIN, link);
    return out;
  }

  private static Map<String, Object> stretch(Certificate.Stretch s) {
    Map<String, Object> out = new TreeMap<>();
    out.put("from", s.from().toString());
    out.put("until", s.until().toString());
    out.put("listings", s.listings());
    put(out, "lastAt", s.lastAt());
    return out;
  }

  private static Map<String, Object> entry(Certificate.Entry e) {
    Map<String, Object> out = new TreeMap<>();
    out.put("id", e.id());
    put(out, "submission", e.submission());
    out.put("type", e.type());
    out.put("rawType", e.rawType());
    out.put("listedAt", e.listedAt().toString());
    out.put("account", e.account().name());
    out.put("detail", e.detail());
    put(out, "document", e.document());
    out.put("voucherNumbers", e.voucherNumbers());
    put(out, "container", e.container());
    put(out, "payload", e.payload());
    put(out, "signature", e.signature());
    out.put("seal", e.seal().name());
    put(out, "signer", e.signer());
    return out;
  }

  private static void put(Map<String, Object> out, String key, Optional<?> value) {
    value.ifPresent(v -> out.put(key, v.toString()));
  }

  static String first(String company, String month) {
    return sha(FORMAT + "|" + company + "|" + month);
  }

  /** The link after an entry that has none yet. */
  static String next(String link, Map<String, Object> entry) {
    return sha(link + "\n" + write(entry));
  }

  /** Over all but the digest itself. */
  static String digest(Map<String, Object> certificate) {
    Map<String, Object> rest = new TreeMap<>(certificate);
    rest.remove(DIGEST);
    return sha(write(rest));
  }

  /** Any JSON value that was read, with its keys sorted again at every depth. */
  static Object sorted(Object value) {
    if (value instanceof Map<?, ?> m) {
      Map<String, Object> out = new TreeMap<>();
      m.forEach((k, v) -> out.put(String.valueOf(k), sorted(v)));
      return out;
    }
    if (value instanceof List<?> l) {
      return l.stream().map(CanonicalJson::sorted).toList();
    }
    return value;
  }

  static String write(Object sorted) {
    return Json.write(sorted);
  }

  private static String sha(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex();
  }
}
