package org.partida.shell.instance;

import java.util.Locale;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionDetails;
import org.partida.spi.invoice.Finding;
import org.partida.views.SubmissionView;

/** Submissions in words for people. */
final class SubmissionText {
  private SubmissionText() {}

  /** A line with the state, then each finding and error with its next step. */
  static String of(String file, SubmissionDetails d, Locale language) {
    Submission s = d.submission();
    StringBuilder out = new StringBuilder(line(file, s, language));
    s.findings().forEach(f -> finding(out, f));
    if (d.errors().isEmpty()) {
      s.errors().forEach(e -> out.append("- ").append(e).append('\n'));
    }
    d.errors().forEach(e -> out.append(LinkCommands.explained(e, language)));
    s.problem().ifPresent(p -> out.append("  ").append(p).append('\n'));
    return out.toString();
  }

  static String line(String file, Submission s, Locale language) {
    return file
        + ": "
        + SubmissionView.words(s.state(), language)
        + s.index().map(i -> ", index " + i).orElse("")
        + " ("
        + s.id()
        + ")\n";
  }

  private static void finding(StringBuilder out, Finding f) {
    out.append("- ").append(f.rule());
    f.businessTerm().ifPresent(t -> out.append(" (").append(t).append(')'));
    out.append(", ").append(f.location()).append("\n    ").append(f.message());
    out.append("\n    fix: ").append(f.fix()).append('\n');
  }
}
