package org.partida.shell.instance;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionDetails;
import org.partida.api.submission.SubmissionState;
import org.partida.api.submission.Submissions;
import org.partida.api.submission.Taken;
import org.partida.base.file.PathFiles;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.shell.core.Call;
import org.partida.spi.network.SubmitFlag;
import org.partida.views.Obj;
import org.partida.views.SubmissionView;

/** One run of {@code spv-send}. Not thread-safe. */
final class Sending implements PathFiles.Visitor {
  private static final int POLL_MILLIS = 200;

  private final Submissions submissions;
  private final Call call;
  private final CompanyId company;
  private final Set<SubmitFlag> flags;
  private final boolean checkOnly;
  private final boolean hold;
  private final boolean letGo;
  private final List<Entry> entries = new ArrayList<>();

  /** A file: what became of it, or why it was not taken. */
  private static final class Entry {
    private final String file;
    private final Optional<Taken> taken;
    private Optional<SubmissionDetails> now = Optional.empty();
    private Optional<Problem> error = Optional.empty();

    Entry(String file, Optional<Taken> taken) {
      this.file = file;
      this.taken = taken;
    }

    /** These bytes were given before. */
    boolean known() {
      return taken.filter(t -> !t.fresh()).isPresent();
    }

    /** They were held before, and still are. */
    boolean held() {
      return known() && now.filter(d -> d.submission().held()).isPresent();
    }
  }

  Sending(Submissions submissions, Call call) {
    this.submissions = submissions;
    this.call = call;
    this.company = call.requireCompany();
    this.flags = flags(call);
    this.checkOnly = call.args().flag("check-only");
    this.hold = call.args().flag("hold");
    this.letGo = call.args().flag("release");
    if (letGo && (hold || checkOnly)) {
      throw new PartidaException(
          new Problem(
              "usage",
              "--release sends what is held, --hold and --check-only do not send",
              "--release",
              "give one of them"));
    }
  }

  private static Set<SubmitFlag> flags(Call call) {
    Set<SubmitFlag> all = EnumSet.noneOf(SubmitFlag.class);
    if (call.args().flag("extern")) {
      all.add(SubmitFlag.FOREIGN_BUYER);
    }
    if (call.args().flag("self-billed")) {
      all.add(SubmitFlag.SELF_BILLED);
    }
    if (call.args().flag("b2c")) {
      all.add(SubmitFlag.CONSUMER);
    }
    return all;
  }

  @Override
  public void file(String name, InputStream content) throws IOException {
    Taken t = submissions.take(call.actor(), company, name, content, flags, !checkOnly && !hold);
    String id = t.submission().id();
    if (letGo && t.held()) {
      submissions.release(call.actor(), id);
    }
    Entry e = new Entry(name, Optional.of(t));
    e.now = Optional.of(submissions.show(call.actor(), id));
    entries.add(e);
    call.console().progress("taken " + entries.size());
  }

  @Override
  public void failed(String name, Problem problem) {
    Entry e = new Entry(name, Optional.empty());
    e.error = Optional.of(problem);
    entries.add(e);
  }

  /** Does it all; the exit status. */
  int run() throws InterruptedException {
    call.args().first("a file or folder");
    for (String text : call.args().rest()) {
      PathFiles.visit(text, call.path(text), this);
    }
    boolean whole = true;
    if (checkOnly || call.args().flag("wait")) {
      whole = await();
    }
    if (checkOnly) {
      entries.forEach(this::takeBack);
    }
    call.console().progress("");
    tell();
    return whole && entries.stream().noneMatch(this::bad) ? 0 : 1;
  }

  /** Until nothing more happens by itself; false if the caller went away before. */
  private boolean await() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    while (true) {
      long open = entries.stream().filter(this::moves).count();
      call.console().progress("waiting for " + open + " of " + entries.size());
      if (open == 0) {
        return true;
      }
      if (call.console().cancelled() || never.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
  }

  /** Looks again at one that is under way. */
  private boolean moves(Entry e) {
    if (e.now.filter(d -> !rests(d.submission())).isEmpty()) {
      return false;
    }
    SubmissionDetails d = submissions.show(call.actor(), e.now.get().submission().id());
    e.now = Optional.of(d);
    return !rests(d.submission());
  }

  private boolean rests(Submission s) {
    boolean held = s.held() && s.state() == SubmissionState.READY;
    return s.state().ended() || held || (checkOnly && s.state() != SubmissionState.RECEIVED);
  }

  private void takeBack(Entry e) {
    SubmissionState state = e.now.map(d -> d.submission().state()).orElse(SubmissionState.INVALID);
    if (e.taken.isPresent() && !e.known() && !state.ended()) {
      try {
        submissions.cancel(call.actor(), e.now.get().submission().id(), "it was only checked");
      } catch (PartidaException x) {
        e.error = Optional.of(x.problem());
      }
    }
  }

  /** What was asked for is not done, and will not be by itself. */
  private boolean bad(Entry e) {
    boolean stays = e.held() && !hold && !checkOnly;
    return stays
        || e.error.isPresent()
        || e.now
            .map(d -> d.submission().state())
            .filter(s -> s == SubmissionState.INVALID || s == SubmissionState.REJECTED)
            .isPresent();
  }

  private void tell() {
    if (call.json()) {
      call.answer(entries.stream().map(this::view).toList());
      return;
    }
    for (Entry e : entries) {
      e.now.ifPresent(d -> call.console().out(text(e, d)));
      e.error.ifPresent(p -> call.console().out(e.file + ": error\n  " + p + "\n"));
    }
  }

  private String text(Entry e, SubmissionDetails d) {
    boolean good = d.submission().state() == SubmissionState.READY;
    if (checkOnly && good && !e.known()) {
      return SubmissionText.checked(e.file, call.language());
    }
    String text = SubmissionText.of(e.file, d, call.language());
    return e.known()
        ? text + SubmissionText.known(e.taken.orElseThrow(), d.submission(), call.language())
        : text;
  }

  private Obj view(Entry e) {
    Obj o =
        e.now
            .map(d -> SubmissionView.of(d, call.language()).put("path", e.file))
            .map(v -> v.put("known", e.known()))
            .orElseGet(() -> SubmissionView.failed(e.file, e.error.orElseThrow()));
    return checkOnly ? o.put("checkOnly", e.taken.isPresent() && !e.known()) : o;
  }
}
