package org.partida.views;

import static org.partida.views.Obj.obj;

import java.util.Locale;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionDetails;
import org.partida.api.submission.SubmissionEvent;
import org.partida.api.submission.SubmissionState;
import org.partida.model.Problem;
import org.partida.spi.network.NoticeFinding;

/** What is on its way to an authority: in lists, and with all that is known of one. */
public final class SubmissionView {
  private SubmissionView() {}

  /** As lists show it; the authority's errors stand as it wrote them. */
  public static Obj of(Submission s) {
    return head(s).some("errors", s.errors(), t -> obj().put("text", t)).put("problem", problem(s));
  }

  /** One with its errors explained in a language, Romanian or English, and its history. */
  public static Obj of(SubmissionDetails d, Locale language) {
    Submission s = d.submission();
    Obj o = head(s);
    if (d.errors().isEmpty()) {
      o.some("errors", s.errors(), t -> obj().put("text", t));
    } else {
      o.list("errors", d.errors(), e -> error(e, language));
    }
    return o.put("problem", problem(s)).list("history", d.history(), SubmissionView::event);
  }

  /** A file that could not be taken. */
  public static Obj failed(String file, Problem problem) {
    return obj().put("fileName", file).put("error", ProblemView.of(problem));
  }

  /** A state in plain words, Romanian or English. */
  public static String words(SubmissionState state, Locale language) {
    boolean ro = language.getLanguage().equals("ro");
    return switch (state) {
      case RECEIVED -> ro ? "primit, se verifică" : "taken, being checked";
      case INVALID -> ro ? "greșit, nu s-a trimis" : "invalid, nothing was sent";
      case READY -> ro ? "verificat, gata de trimis" : "checked, ready to be sent";
      case SENDING -> ro ? "se trimite" : "being sent";
      case IN_DOUBT -> ro ? "nu se știe dacă a ajuns, se verifică" : "in doubt, being looked up";
      case SENT -> ro ? "trimis, în prelucrare" : "sent, the authority looks at it";
      case ACCEPTED -> ro ? "depus" : "accepted";
      case REJECTED -> ro ? "respins" : "rejected";
      case CANCELLED -> ro ? "retras" : "taken back";
    };
  }

  /** The caller's language of the two that explanations are written in. */
  public static String tag(Locale language) {
    return language.getLanguage().equals("ro") ? "ro" : "en";
  }

  private static Obj head(Submission s) {
    return obj()
        .put("id", s.id())
        .put("company", s.company())
        .put("network", s.network())
        .put("file", s.file())
        .put("fileName", s.fileName())
        .put("standard", s.standard().isEmpty() ? null : s.standard())
        .list("flags", s.flags().stream().sorted().toList(), f -> f)
        .put("state", s.state())
        .put("released", s.released())
        .put("attempt", s.attempt())
        .put("what", s.what())
        .put("document", s.document())
        .put("index", s.index())
        .put("startedBy", s.startedBy())
        .put("receivedAt", s.receivedAt())
        .put("changedAt", s.changedAt())
        .some("findings", s.findings(), ValidationView::finding);
  }

  private static Object problem(Submission s) {
    return s.problem().map(ProblemView::of).orElse(null);
  }

  /** An error of the authority, explained in a language, Romanian or English. */
  static Obj error(NoticeFinding f, Locale language) {
    String tag = tag(language);
    return obj()
        .put("rule", f.rule().isEmpty() ? null : f.rule())
        .some("terms", f.terms(), t -> t)
        .put("text", f.text())
        .put("location", f.location())
        .put("meaning", f.meaning().get(tag))
        .put("fix", f.fix().get(tag))
        .put("earlierIndex", f.earlierIndex())
        .put("earlierDate", f.earlierDate());
  }

  private static Obj event(SubmissionEvent e) {
    return obj()
        .put("at", e.at())
        .put("attempt", e.attempt())
        .put("state", e.state())
        .put("detail", e.detail().isEmpty() ? null : e.detail());
  }
}
