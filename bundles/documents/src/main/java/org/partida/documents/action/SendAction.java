package org.partida.documents.action;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.security.Channel;
import org.partida.api.security.Module;
import org.partida.api.submission.Submissions;
import org.partida.base.file.PathFiles;
import org.partida.base.text.Words;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;
import org.partida.spi.action.ParamSpec;
import org.partida.spi.action.Progress;

/**
 * "Send to e-Factura": files are taken, checked, sent and followed; without a file what is held for
 * release is let go. Who stops it takes back what is not sent yet.
 */
@Component(service = MenuAction.class)
public final class SendAction implements MenuAction {
  static final Words WORDS = Words.beside(SendAction.class, "send");

  private static final long LOOK_MILLIS = 300;
  private static final int MOST_MINUTES = 24 * 60;

  private static final ActionSpec SPEC =
      new ActionSpec(
          "spv.send",
          WORDS.all("title"),
          WORDS.all("help"),
          "documents/network",
          20,
          Module.DOCUMENTS,
          List.of(
              parameter("file", ParamSpec.Type.FILE, Optional.empty()),
              parameter("hold", ParamSpec.Type.BOOLEAN, Optional.of("false")),
              parameter("minutes", ParamSpec.Type.INTEGER, Optional.of("10"))),
          false);

  private final Submissions submissions;
  private final Clock clock;
  private final Pause pause;

  /** Waiting, which tests replace. */
  @FunctionalInterface
  public interface Pause {
    /** Until it is worth looking again. */
    void once() throws InterruptedException;
  }

  @Activate
  public SendAction(@Reference Submissions submissions, @Reference Clock clock) {
    this(submissions, clock, SendAction::pause);
  }

  public SendAction(Submissions submissions, Clock clock, Pause pause) {
    this.submissions = submissions;
    this.clock = clock;
    this.pause = pause;
  }

  private static ParamSpec parameter(String name, ParamSpec.Type type, Optional<String> proposed) {
    return new ParamSpec(name, WORDS.all(name), type, false, proposed, List.of());
  }

  private static void pause() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    boolean unused = never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(ActionContext c, Progress progress) throws InterruptedException {
    String file = c.parameters().getOrDefault("file", "").strip();
    int minutes = minutes(c);
    SendRun run = new SendRun(submissions, c, progress);
    if (file.isEmpty()) {
      run.letGo();
    } else {
      CompanyId company = c.company().orElseThrow(SendAction::nobodys);
      if (c.actor().channel() == Channel.WEB) {
        // a browser sends bytes, never a path on this machine
        throw new PartidaException(
            new Problem(
                "submission.path",
                "a path cannot be given from the web",
                "file",
                "upload the file: POST submissions"));
      }
      boolean hold = Boolean.parseBoolean(c.parameters().get("hold"));
      PathFiles.visit(file, Path.of(file), run.taking(company, !hold));
    }
    Instant until = clock.instant().plus(Duration.ofMinutes(minutes));
    while (run.look() > 0 && !progress.cancelled() && clock.instant().isBefore(until)) {
      pause.once();
    }
    if (progress.cancelled()) {
      run.takeBack();
    }
    return run.result();
  }

  private static int minutes(ActionContext c) {
    String text = c.parameters().getOrDefault("minutes", "").strip();
    if (!text.matches("\\d{0,4}") || (!text.isEmpty() && Integer.parseInt(text) > MOST_MINUTES)) {
      throw new PartidaException(
          new Problem(
              "action.minutes",
              "not a number of minutes: " + text,
              "minutes",
              "give 0 to " + MOST_MINUTES));
    }
    return text.isEmpty() ? 10 : Integer.parseInt(text);
  }

  private static PartidaException nobodys() {
    return new PartidaException(
        new Problem(
            "submission.company",
            "it is not said which company sends this",
            "file",
            "choose the company"));
  }
}
