package org.partida.spv.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import org.partida.base.json.Json;
import org.partida.model.Problem;

/** The dated table of ANAF's texts. Immutable and thread-safe. */
public final class AnafTexts {
  /** Code of a text that no row fits. */
  static final String UNKNOWN = "anaf.unknown-text";

  private final List<AnafText> rows;

  /**
   * What a text means.
   *
   * @param verdict what to do
   * @param problem for a person
   * @param detail what the pattern's first group caught; empty if nothing
   */
  public record Meaning(Verdict verdict, Problem problem, String detail) {}

  private AnafTexts(List<AnafText> rows) {
    this.rows = List.copyOf(rows);
  }

  public static AnafTexts load() {
    return new AnafTexts(Json.readList(resource("anaf-texts.json"), AnafText.class));
  }

  /**
   * The first row that fits; a text nobody has seen is kept whole and tried again later, never
   * taken for success.
   */
  Meaning meaning(String text, String place) {
    String folded = text.strip().replaceAll("\\s+", " ");
    for (AnafText row : rows) {
      Matcher m = row.matcher(folded);
      if (m.find()) {
        String detail = m.groupCount() > 0 && m.group(1) != null ? m.group(1) : "";
        return new Meaning(
            row.verdict(), new Problem(row.code(), row.message(m), place, row.fix()), detail);
      }
    }
    return new Meaning(
        Verdict.TRANSIENT,
        new Problem(
            UNKNOWN,
            "ANAF answered what is not known here: " + shortened(folded),
            place,
            "it is tried again; report the text if it stays"),
        "");
  }

  public static String shortened(String text) {
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }

  static String resource(String name) {
    try (InputStream in = AnafTexts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the bundle lacks its resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + name + " cannot be read", e);
    }
  }
}
