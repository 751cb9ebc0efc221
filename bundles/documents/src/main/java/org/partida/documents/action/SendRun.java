package org.partida.documents.action;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionState;
import org.partida.api.submission.Submissions;
import org.partida.api.submission.Taken;
import org.partida.base.file.PathFiles;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.Progress;

/** One run of {@link SendAction}: what it took or let go, and where each of it stands. */
final class SendRun {
  /** As many are let go at once. */
  private static final int MOST = 10_000;

  /** As many errors as a person reads in one sentence. */
  private static final int SHOWN = 3;

  private final Submissions submissions;
  private final ActionContext c;
  private final Progress progress;
  private final Map<String, Submission> all = new LinkedHashMap<>();
  private final Set<String> fresh = new LinkedHashSet<>();
  private final List<Problem> problems = new ArrayList<>();
  private int known;

  SendRun(Submissions submissions, ActionContext c, Progress progress) {
    this.submissions = submissions;
    this.c = c;
    this.progress = progress;
  }

  /** Lets go what a person holds, of the company or of all. */
  void letGo() {
    Stream.of(SubmissionState.RECEIVED, SubmissionState.READY)
        .flatMap(s -> submissions.list(c.actor(), c.company(), Optional.of(s), MOST).stream())
        .filter(Submission::held)
        .takeWhile(s -> !progress.cancelled())
        .forEach(s -> each(s.fileName(), () -> submissions.release(c.actor(), s.id())));
  }

  /** What is done with one. */
  private interface Deed {
    Submission once();
  }

  private void each(String file, Deed deed) {
    try {
      Submission s = deed.once();
      all.put(s.id(), s);
    } catch (PartidaException e) {
      problems.add(at(file, e.problem()));
    }
  }

  private static Problem at(String file, Problem p) {
    return p.location().contains(file)
        ? p
        : new Problem(p.code(), p.message(), file + ", " + p.location(), p.fix());
  }

  PathFiles.Visitor taking(CompanyId company, boolean release) {
    return new PathFiles.Visitor() {
      @Override
      public void file(String name, InputStream content) throws IOException {
        Taken t = submissions.take(c.actor(), company, name, content, Set.of(), release);
        all.put(t.submission().id(), t.submission());
        if (t.fresh()) {
          fresh.add(t.submission().id());
        } else {
          known++;
        }
        progress.update(0, 0, words("taking", all.size()));
      }

      @Override
      public void failed(String name, Problem problem) {
        problems.add(at(name, problem));
      }

      @Override
      public boolean enough() {
        return progress.cancelled();
      }
    };
  }

  /** Looks where each stands; how many move by themselves. */
  int look() {
    all.replaceAll((id, s) -> rests(s) ? s : submissions.show(c.actor(), id).submission());
    int open = count(s -> !rests(s));
    progress.update(all.size() - open, all.size(), words("following", open, all.size()));
    return open;
  }

  private static boolean rests(Submission s) {
    return s.state().ended() || (s.held() && s.state() == SubmissionState.READY);
  }

  /** What this run brought and nobody has yet goes nowhere. */
  void takeBack() {
    for (String id : fresh) {
      if (!all.get(id).state().ended()) {
        try {
          all.put(id, submissions.cancel(c.actor(), id, "the sending was stopped"));
        } catch (PartidaException tooLate) {
          all.put(id, submissions.show(c.actor(), id).submission());
        }
      }
    }
  }

  ActionResult result() {
    all.values().stream().filter(SendRun::bad).forEach(s -> problems.add(why(s)));
    int back = count(s -> s.state() == SubmissionState.CANCELLED);
    int held = count(s -> !s.state().ended() && s.held());
    String summary =
        words(
            "result",
            count(s -> s.state() == SubmissionState.ACCEPTED),
            count(s -> !s.state().ended() && !s.held()),
            held,
            problems.size());
    summary += back > 0 ? words("back", back) : "";
    summary += known > 0 ? words("known", known) : "";
    return new ActionResult(outcome(), summary, problems);
  }

  private ActionResult.Outcome outcome() {
    if (progress.cancelled()) {
      return ActionResult.Outcome.CANCELLED;
    }
    if (problems.isEmpty()) {
      return ActionResult.Outcome.OK;
    }
    return all.values().stream().allMatch(SendRun::bad)
        ? ActionResult.Outcome.FAILED
        : ActionResult.Outcome.PARTIAL;
  }

  private static boolean bad(Submission s) {
    return s.state() == SubmissionState.INVALID || s.state() == SubmissionState.REJECTED;
  }

  private static Problem why(Submission s) {
    Problem p =
        s.problem()
            .orElseGet(
                () ->
                    new Problem(
                        "submission.refused", s.state().name(), s.fileName(), "submission-show"));
    List<String> texts =
        Stream.concat(
                s.findings().stream().map(f -> f.rule() + " " + f.message()), s.errors().stream())
            .toList();
    if (texts.isEmpty()) {
      return p;
    }
    String first = String.join(" | ", texts.subList(0, Math.min(SHOWN, texts.size())));
    String more = texts.size() > SHOWN ? " | …" : "";
    return new Problem(p.code(), p.message() + ": " + first + more, p.location(), p.fix());
  }

  /** Which ones are counted. */
  private interface Which {
    boolean is(Submission s);
  }

  private int count(Which which) {
    return (int) all.values().stream().filter(which::is).count();
  }

  private String words(String key, Object... numbers) {
    return String.format(c.language(), SendAction.WORDS.get(c.language(), key), numbers);
  }
}
