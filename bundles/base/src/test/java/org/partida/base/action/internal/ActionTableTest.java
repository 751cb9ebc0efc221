package org.partida.base.action.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.job.Job;
import org.partida.api.job.JobState;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.base.job.internal.JobTable;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;
import org.partida.spi.action.ParamSpec;
import org.partida.spi.action.Progress;

@Timeout(30)
class ActionTableTest {
  private static final CompanyId ALFA = new CompanyId("RO12345674");
  private static final CompanyId BETA = new CompanyId("RO98765438");
  private static final Actor ADMIN = Actor.all("admin", "Admin", Channel.SHELL);
  private static final Actor ANA =
      new Actor(
          "ana",
          "Ana",
          Channel.WEB,
          List.of(new Grant(Optional.of(ALFA), Optional.of(Module.DOCUMENTS), Access.WRITE)));
  private static final Actor READER =
      new Actor(
          "ion",
          "Ion",
          Channel.WEB,
          List.of(new Grant(Optional.of(ALFA), Optional.empty(), Access.READ)));

  private final JobTable jobs = new JobTable(Clock.systemUTC(), 4);
  private final ActionTable actions = new ActionTable(jobs, Duration.ofSeconds(10));

  @AfterEach
  void close() {
    jobs.close();
  }

  @Test
  void actionsAppearAndVanishWithTheirServices() {
    MenuAction late = new Echo("b.two", 2, false);
    actions.add(late);
    actions.add(new Echo("a.one", 1, false));
    assertThat(actions.list(ADMIN)).extracting(ActionSpec::id).containsExactly("a.one", "b.two");
    assertThat(actions.list(READER)).isEmpty();
    actions.remove(late);
    assertThat(actions.list(ADMIN)).extracting(ActionSpec::id).containsExactly("a.one");
    refused("action.unknown", () -> actions.run(ADMIN, "b.two", Optional.empty(), Map.of()));
  }

  @Test
  void theRightIsCheckedBeforeAnythingRuns() {
    actions.add(new Echo("echo", 1, false));
    refused(
        "access.denied",
        () -> actions.run(READER, "echo", Optional.of(ALFA), Map.of("day", "2026-03-01")));
    refused(
        "access.denied",
        () -> actions.run(ANA, "echo", Optional.of(BETA), Map.of("day", "2026-03-01")));
    refused(
        "access.denied",
        () -> actions.run(READER, "echo", Optional.empty(), Map.of("day", "2026-03-01")));
    assertThat(jobs.list(ADMIN)).isEmpty();
    assertThat(
            ended(actions.run(ANA, "echo", Optional.of(ALFA), Map.of("day", "2026-03-01")))
                .message())
        .isEqualTo("ana RO12345674 {day=2026-03-01, how=fast}");
  }

  @Test
  void itRunsInTheLanguageOfWhoStartsIt() {
    actions.add(new Echo("echo", 1, false));
    Locale ro = Locale.forLanguageTag("ro");
    Job job = actions.run(ANA, "echo", Optional.of(ALFA), Map.of("day", "2026-03-01"), ro);
    assertThat(job.title()).isEqualTo("Ecou");
    assertThat(ended(job).message()).isEqualTo("ana RO12345674 {day=2026-03-01, how=fast} in ro");
  }

  @Test
  void parametersAreCheckedAgainstWhatIsAskedFor() {
    actions.add(new Echo("echo", 1, false));
    refused("action.missing", () -> run(Map.of()));
    refused("action.missing", () -> run(Map.of("day", " ")));
    refused("action.parameter", () -> run(Map.of("day", "1.3.2026")));
    refused("action.parameter", () -> run(Map.of("day", "2026-03-01", "how", "later")));
    refused("action.parameter", () -> run(Map.of("day", "2026-03-01", "n", "1.5")));
    refused("action.parameter", () -> run(Map.of("day", "2026-03-01", "typo", "x")));
    assertThat(ended(run(Map.of("day", "2026-03-01", "n", "15"))).message()).contains("n=15");
  }

  @Test
  void anExclusiveActionRunsOncePerCompany() {
    Echo echo = new Echo("echo", 1, true);
    echo.hold = new CountDownLatch(1);
    actions.add(echo);
    Map<String, String> day = Map.of("day", "2026-03-01");
    Job alfa = actions.run(ADMIN, "echo", Optional.of(ALFA), day);
    refused("action.running", () -> actions.run(ADMIN, "echo", Optional.of(ALFA), day));
    refused("action.running", () -> actions.run(ADMIN, "echo", Optional.empty(), day));
    Job beta = actions.run(ADMIN, "echo", Optional.of(BETA), day);
    echo.hold.countDown();
    ended(alfa);
    ended(beta);
    await()
        .untilAsserted(
            () ->
                assertThat(ended(actions.run(ADMIN, "echo", Optional.of(ALFA), day)).state())
                    .isEqualTo(JobState.DONE));
  }

  @Test
  void anActionWhoseServiceGoesIsAskedToStopAndWaitedFor() {
    Echo echo = new Echo("echo", 1, false);
    echo.untilCancelled = true;
    actions.add(echo);
    Job job = run(Map.of("day", "2026-03-01"));
    actions.remove(echo);
    assertThat(ended(job).state()).isEqualTo(JobState.CANCELLED);
  }

  private Job run(Map<String, String> parameters) {
    return actions.run(ADMIN, "echo", Optional.empty(), parameters);
  }

  private Job ended(Job job) {
    await().until(() -> jobs.find(ADMIN, job.id()).orElseThrow().endedAt().isPresent());
    return jobs.find(ADMIN, job.id()).orElseThrow();
  }

  private static void refused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
  }

  /** Says what it was given. */
  private static final class Echo implements MenuAction {
    private final ActionSpec spec;
    private volatile CountDownLatch hold = new CountDownLatch(0);
    private volatile boolean untilCancelled;

    Echo(String id, int order, boolean exclusive) {
      List<ParamSpec> parameters =
          List.of(
              new ParamSpec(
                  "day", Map.of(), ParamSpec.Type.DATE, true, Optional.empty(), List.of()),
              new ParamSpec(
                  "how",
                  Map.of(),
                  ParamSpec.Type.CHOICE,
                  true,
                  Optional.of("fast"),
                  List.of("fast", "slow")),
              new ParamSpec(
                  "n", Map.of(), ParamSpec.Type.INTEGER, false, Optional.empty(), List.of()));
      this.spec =
          new ActionSpec(
              id,
              Map.of(Locale.ENGLISH, "Echo", Locale.forLanguageTag("ro"), "Ecou"),
              Map.of(),
              "Test",
              order,
              Module.DOCUMENTS,
              parameters,
              exclusive);
    }

    @Override
    public ActionSpec spec() {
      return spec;
    }

    @Override
    public ActionResult run(ActionContext c, Progress progress) throws Exception {
      hold.await();
      if (untilCancelled) {
        await().until(progress::cancelled);
        return new ActionResult(ActionResult.Outcome.CANCELLED, "stopped", List.of());
      }
      return ActionResult.ok(
          c.actor().id()
              + " "
              + c.company().map(CompanyId::value).orElse("*")
              + " "
              + new java.util.TreeMap<>(c.parameters())
              + (c.language().equals(Locale.ENGLISH) ? "" : " in " + c.language()));
    }
  }
}
