package org.partida.documents.send;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionDetails;
import org.partida.base.text.Words;
import org.partida.spi.invoice.Finding;
import org.partida.spi.network.NoticeFinding;

/** What became of a file that was dropped to be sent, in words for who dropped it. */
final class SendAnswer {
  private static final Words WORDS = Words.beside(SendAnswer.class, "answer");

  private final Locale language;
  private final StringBuilder out = new StringBuilder(512);

  private SendAnswer(Locale language) {
    this.language = language;
  }

  /**
   * The end of one.
   *
   * @param file the name that it was dropped with
   * @param known the same bytes were given before
   */
  static String of(SubmissionDetails d, String file, boolean known, Locale language) {
    SendAnswer a = new SendAnswer(language);
    Submission s = d.submission();
    a.out.append(file).append(": ").append(WORDS.get(language, s.state().name())).append("\n\n");
    a.line("submission", s.id());
    s.index().ifPresent(i -> a.line("index", i));
    a.line("at", s.changedAt().truncatedTo(ChronoUnit.SECONDS).toString());
    s.problem()
        .ifPresent(
            p -> {
              a.line("why", p.message() + " [" + p.location() + "] (" + p.code() + ")");
              a.line("next", p.fix());
            });
    if (known) {
      String when = s.receivedAt().truncatedTo(ChronoUnit.SECONDS).toString();
      a.out.append(String.format(language, WORDS.get(language, "known"), s.fileName(), when));
      a.out.append('\n');
    }
    s.findings().forEach(a::finding);
    if (d.errors().isEmpty()) {
      s.errors().forEach(e -> a.out.append("\n- ").append(e).append('\n'));
    }
    d.errors().forEach(a::error);
    return a.out.toString();
  }

  /** A file of a submission that these books do not have. */
  static String unknown(String file, Locale language) {
    return file + ": " + WORDS.get(language, "unknown") + "\n";
  }

  private void finding(Finding f) {
    head(f.rule(), f.businessTerm().map(List::of).orElse(List.of()), f.location());
    out.append("  ").append(f.message()).append('\n');
    indented("next", f.fix());
  }

  private void error(NoticeFinding e) {
    // explanations are written in Romanian and in English
    String tag = language.getLanguage().equals("ro") ? "ro" : "en";
    head(e.rule(), e.terms(), e.location().orElse(""));
    Optional.ofNullable(e.meaning().get(tag))
        .ifPresent(m -> out.append("  ").append(m).append('\n'));
    out.append("  ANAF: ").append(e.text()).append('\n');
    e.earlierIndex().ifPresent(i -> indented("index", i));
    indented("next", e.fix().getOrDefault(tag, ""));
  }

  private void head(String rule, List<String> terms, String place) {
    out.append("\n- ").append(rule.isEmpty() ? "?" : rule);
    if (!terms.isEmpty()) {
      out.append(" (").append(String.join(", ", terms)).append(')');
    }
    out.append(place.isEmpty() ? "" : ", " + place).append('\n');
  }

  private void indented(String key, String value) {
    if (!value.isEmpty()) {
      out.append("  ");
      line(key, value);
    }
  }

  private void line(String key, String value) {
    out.append(WORDS.get(language, key)).append(": ").append(value).append('\n');
  }
}
