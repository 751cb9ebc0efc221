package org.partida.shell.instance;

import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionDetails;
import org.partida.api.submission.Taken;
import org.partida.shell.core.NoticeText;
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
    d.errors().forEach(e -> out.append(NoticeText.of(e, language)));
    s.problem().ifPresent(p -> out.append("  ").append(p).append('\n'));
    return out.toString();
  }

  static String line(String file, Submission s, Locale language) {
    return file
        + ": "
        + SubmissionView.words(s.state(), language)
        + (s.held() ? (language.getLanguage().equals("ro") ? ", reținut" : ", held") : "")
        + s.index().map(i -> ", index " + i).orElse("")
        + " ("
        + s.id()
        + ")\n";
  }

  /** That these bytes were given before, and what can be done if they are held. */
  static String known(Taken taken, Submission now, Locale language) {
    boolean ro = language.getLanguage().equals("ro");
    String since =
        (ro ? "  există din " : "  known since ")
            + now.receivedAt().truncatedTo(ChronoUnit.SECONDS);
    if (now.held()) {
      return since
          + (ro
              ? ", reținut: se trimite cu --release sau cu submission-release "
              : ", held: --release lets it go, or submission-release ")
          + now.id()
          + "\n";
    }
    if (taken.held()) {
      return since + (ro ? ", eliberat acum\n" : ", released now\n");
    }
    return since + (ro ? ", nu se trimite a doua oară\n" : ", nothing is sent twice\n");
  }

  /** What only a check found: nothing of it stays to be sent. */
  static String checked(String file, Locale language) {
    boolean ro = language.getLanguage().equals("ro");
    return file + (ro ? ": bun, nu s-a trimis nimic\n" : ": good, nothing was sent\n");
  }

  private static void finding(StringBuilder out, Finding f) {
    out.append("- ").append(f.rule());
    f.businessTerm().ifPresent(t -> out.append(" (").append(t).append(')'));
    out.append(", ").append(f.location()).append("\n    ").append(f.message());
    out.append("\n    fix: ").append(f.fix()).append('\n');
  }
}
