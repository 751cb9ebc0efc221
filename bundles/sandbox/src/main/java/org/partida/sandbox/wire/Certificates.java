package org.partida.sandbox.wire;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.books.Companies;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.SandboxBooks;

/**
 * The simulated certificates and the companies that each has rights on. Four are there from the
 * start: one for all companies, one for a single company, one that ran out, one that was never
 * enrolled. Safe for use by several threads.
 */
public final class Certificates {
  private static final String PREFIX = "certificate.";
  private static final String RIGHTS = "rights.";
  private static final LocalDate FROM = LocalDate.of(2025, 1, 15);
  private static final LocalDate TO = LocalDate.of(2035, 1, 15);

  /** What was derived from companies and rights, until one of them changes. */
  private record Cached(long companies, long changes, Grant grant) {}

  private final SandboxBooks books;
  private final SandboxSettings settings;
  private final Companies companies;
  private final Map<String, Certificate> known = new TreeMap<>();
  private final Map<String, String> narrowed = new ConcurrentHashMap<>();
  private final Map<String, Cached> grants = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  public Certificates(SandboxBooks books, SandboxSettings settings, Companies companies) {
    this.books = books;
    this.settings = settings;
    this.companies = companies;
    books
        .entries(RIGHTS)
        .forEach((key, cifs) -> narrowed.put(key.substring(RIGHTS.length()), cifs));
    books.entries(PREFIX).values().stream()
        .map(text -> Certificate.read(Json.read(text)))
        .forEach(c -> known.put(c.serial(), c));
    if (known.isEmpty()) {
      first();
    }
  }

  private void first() {
    String cnp = settings.text("holder.cnp");
    put(new Certificate(Tokens.DEFAULT_SERIAL, "POPESCU ANA", cnp, FROM, TO, true));
    put(new Certificate("2233BB5566CC77DD", "IONESCU MIHAI", "1850505410011", FROM, TO, true));
    put(
        new Certificate(
            "0011EE2233FF4455", "DUMITRU ELENA", "2700707410017", FROM, FROM.plusYears(1), true));
    put(new Certificate("6677AA8899BB0011", "STAN RADU", "1920202410012", FROM, TO, false));
    if (!narrowed.containsKey("2233BB5566CC77DD")) {
      restrict("2233BB5566CC77DD", List.of("890001013"));
    }
  }

  /** Adds a certificate, or changes the one of that serial. */
  public synchronized void put(Certificate certificate) {
    if (!certificate.serial().matches("([0-9A-F]{2}){4,20}")) {
      throw new IllegalArgumentException(
          "a serial is 8 to 40 capital hex digits without colons: " + certificate.serial());
    }
    books.put(PREFIX + certificate.serial(), Json.write(certificate.view()));
    known.put(certificate.serial(), certificate);
    changes.incrementAndGet();
  }

  /** Takes a certificate away; false if there was none. Its tokens stop working with its rights. */
  public synchronized boolean remove(String serial) {
    boolean was = known.remove(serial) != null;
    if (was) {
      books.forget(PREFIX + serial);
      restrict(serial, List.of());
    }
    return was;
  }

  /** All by serial. */
  public synchronized List<Certificate> all() {
    return List.copyOf(known.values());
  }

  /** A certificate by its serial. */
  public synchronized Optional<Certificate> find(String serial) {
    return Optional.ofNullable(known.get(serial));
  }

  /** Narrows a certificate's rights to these companies; an empty list takes all rights away. */
  public void restrict(String serial, List<String> cifs) {
    String text = String.join(",", cifs);
    books.put(RIGHTS + serial, text);
    narrowed.put(serial, text);
    changes.incrementAndGet();
  }

  /** Gives a certificate rights on all companies. */
  public void allowAll(String serial) {
    books.forget(RIGHTS + serial);
    narrowed.remove(serial);
    changes.incrementAndGet();
  }

  /** The companies that rights were narrowed to; empty = all. */
  public Optional<List<String>> rights(String serial) {
    return Optional.ofNullable(narrowed.get(serial))
        .map(text -> text.isEmpty() ? List.<String>of() : List.of(text.split(",", -1)));
  }

  /** What the certificate allows in an environment at this moment. */
  Grant grant(String serial, Env env) {
    String key = env + serial;
    Cached cached = grants.get(key);
    long now = changes.get();
    long boxes = companies.version();
    if (cached == null || cached.companies() != boxes || cached.changes() != now) {
      cached = new Cached(boxes, now, made(serial, env));
      grants.put(key, cached);
    }
    return cached.grant();
  }

  private Grant made(String serial, Env env) {
    Optional<List<String>> only = rights(serial);
    Set<String> cifs = new LinkedHashSet<>(companies.codes(env));
    only.ifPresent(cifs::retainAll);
    String cnp =
        Tokens.DEFAULT_SERIAL.equals(serial)
            ? settings.text("holder.cnp")
            : find(serial).map(Certificate::cnp).orElseGet(() -> settings.text("holder.cnp"));
    return new Grant(serial, cnp, cifs);
  }

  /** As JSON-ready maps. */
  public List<Map<String, Object>> view() {
    return all().stream()
        .map(
            c -> {
              Map<String, Object> view = new LinkedHashMap<>(c.view());
              view.put("rights", rights(c.serial()).map(cifs -> (Object) cifs).orElse("all"));
              return view;
            })
        .toList();
  }
}
