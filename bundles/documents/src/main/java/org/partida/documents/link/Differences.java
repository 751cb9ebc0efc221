package org.partida.documents.link;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFinding;
import org.partida.api.document.Paper;
import org.partida.api.document.PaperFacts;
import org.partida.model.Problem;

/**
 * Where papers of one fact differ from what stands: findings, never second entries. Pure: the same
 * papers give the same findings, in whatever order they came.
 */
final class Differences {
  private static final String FIX =
      "compare the papers; if the entry is wrong undo it and decide anew, else clear the finding with"
          + " the reason";

  private Differences() {}

  /**
   * All findings about a document.
   *
   * @param stands what the document says, and the books if it is posted
   * @param posted it is in the books
   */
  static List<DocumentFinding> of(
      Document d, PaperFacts stands, boolean posted, List<Paper> papers, Instant now) {
    List<DocumentFinding> all = new ArrayList<>();
    for (Paper p : papers) {
      if (p.facts().isPresent()) {
        differing(stands, p.facts().get())
            .forEach((what, words) -> all.add(finding(d, p, posted, what, words, now)));
      }
    }
    filedTwice(d, papers, now).ifPresent(all::add);
    return distinct(all);
  }

  /** What differs, with both values. */
  static Map<String, String> differing(PaperFacts a, PaperFacts b) {
    Map<String, String> out = new LinkedHashMap<>();
    boolean sameCurrency = a.total().currency().equals(b.total().currency());
    compare(out, "currency", a.total().currency(), b.total().currency());
    if (sameCurrency) {
      compare(out, "total", a.total(), b.total());
      compare(out, "vat", a.vat(), b.vat());
    }
    compare(out, "seller", a.seller(), b.seller());
    compare(out, "buyer", a.buyer(), b.buyer());
    compare(out, "due date", shown(a.dueDate()), shown(b.dueDate()));
    if (!a.lines().equals(b.lines())) {
      out.put("lines", count(a) + " here, " + count(b) + " there, not all alike");
    }
    return out;
  }

  private static String shown(Optional<?> value) {
    return value.map(Object::toString).orElse("none");
  }

  private static String count(PaperFacts f) {
    return f.lines().substring(0, f.lines().indexOf(':')) + " lines";
  }

  private static void compare(Map<String, String> out, String what, Object a, Object b) {
    if (!a.equals(b)) {
      out.put(what, a + " here, " + b + " there");
    }
  }

  private static DocumentFinding finding(
      Document d, Paper p, boolean posted, String what, String words, Instant now) {
    boolean authority = p.door().equals(Paper.NETWORK);
    String code = posted && authority ? "paper.posted-differs" : "paper.differs";
    String message =
        posted && authority
            ? "what was posted differs from the authority's original in the " + what
            : "another paper of this document differs in the " + what;
    return standing(
        d.id(),
        what + ":" + p.hash().hex().substring(0, 16),
        new Problem(code, message + ": " + words, d.number() + ", " + source(p), FIX),
        now);
  }

  private static String source(Paper p) {
    String from =
        p.networkIndex()
            .map(i -> "index " + i)
            .orElse(p.door().equals(Paper.NETWORK) ? "" : p.door());
    return (from + " " + p.hash().hex().substring(0, 12)).strip();
  }

  /**
   * The authority took the same invoice under two numbers: a real double, which only a storno ends.
   */
  private static Optional<DocumentFinding> filedTwice(Document d, List<Paper> papers, Instant now) {
    Set<String> indexes = new LinkedHashSet<>();
    papers.stream()
        .filter(p -> p.facts().isPresent() && p.door().equals(Paper.NETWORK))
        .flatMap(p -> p.networkIndex().stream())
        .sorted()
        .forEach(indexes::add);
    if (indexes.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        standing(
            d.id(),
            "filed-twice:" + String.join("+", indexes),
            new Problem(
                "paper.filed-twice",
                "the authority has this document " + indexes.size() + " times; it is booked once",
                d.number() + ", indexes " + String.join(", ", indexes),
                "have the issuer take the second one back by a technical storno (number and S)"),
            now));
  }

  private static DocumentFinding standing(String document, String key, Problem p, Instant now) {
    return new DocumentFinding(
        document, key, p, now, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static List<DocumentFinding> distinct(List<DocumentFinding> all) {
    Map<String, DocumentFinding> byKey = new LinkedHashMap<>();
    all.forEach(f -> byKey.putIfAbsent(f.key(), f));
    return List.copyOf(byKey.values());
  }
}
