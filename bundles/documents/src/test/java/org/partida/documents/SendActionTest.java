package org.partida.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionState;
import org.partida.documents.FakeAuthority.Mode;
import org.partida.documents.action.SendAction;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionResult.Outcome;
import org.partida.spi.action.Progress;

/** "Send to e-Factura" from a menu. */
class SendActionTest extends SendTestBase {
  @TempDir Path folder;
  private final Told told = new Told();
  private final SendAction action =
      new SendAction(
          submissions,
          office.clock,
          () -> {
            office.clock.advance(Duration.ofSeconds(40));
            office.sync();
          });

  @BeforeEach
  void selfBilled() {
    // the seller of the sample is another company
    authority.flags.addAll(SELF);
  }

  /** Remembers what it was told, and stops when it is told so. */
  private static final class Told implements Progress {
    final List<String> all = new ArrayList<>();
    String stopAt = "never";

    @Override
    public void update(long done, long total, String message) {
      all.add(done + "/" + total + " " + message);
    }

    @Override
    public boolean cancelled() {
      return all.stream().anyMatch(t -> t.endsWith(stopAt));
    }
  }

  private Path file(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), xml(text).readAllBytes());
  }

  private ActionResult run(String language, Map<String, String> parameters)
      throws InterruptedException {
    return run(ACTOR, Optional.of(Office.COMPANY), language, parameters);
  }

  private ActionResult run(
      Actor who, Optional<CompanyId> company, String language, Map<String, String> parameters)
      throws InterruptedException {
    return action.run(
        new ActionContext(who, company, Locale.forLanguageTag(language), parameters), told);
  }

  @Test
  void aFolderIsSentAndFollowedToTheAuthoritysAnswer() throws Exception {
    file("a.xml", "F-1");
    file("b.xml", "F-2");
    ActionResult r = run("en", Map.of("file", folder.toString()));
    assertThat(r.outcome()).isEqualTo(Outcome.OK);
    assertThat(r.summary()).isEqualTo("2 filed, 0 on their way, 0 held, 0 not filed");
    assertThat(told.all).startsWith("0/0 taken: 1", "0/0 taken: 2", "0/2 waiting for 2 of 2");
    assertThat(told.all).endsWith("2/2 waiting for 0 of 2");
    assertThat(run("ro", Map.of("file", folder.toString())).summary())
        .isEqualTo("2 depuse, 0 pe drum, 0 reținute, 0 nedepuse, 2 date și înainte");
    assertThat(authority.filed).containsExactlyInAnyOrder("F-1", "F-2");
  }

  @Test
  void whatIsNotFiledIsNamedWithItsReasonsAndStopsNobody() throws Exception {
    file("a.xml", "F-1 WRONG");
    file("b.xml", "F-2");
    Files.writeString(folder.resolve("c.xml"), "");
    authority.modes.add(Mode.NOK);
    file("d.xml", "F-3");
    ActionResult r = run("it", Map.of("file", folder.toString()));
    assertThat(r.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(r.summary()).endsWith("3 non depositate");
    assertThat(r.problems())
        .extracting(Problem::code)
        .containsExactlyInAnyOrder("submission.empty", "submission.invalid", "submission.refused");
    assertThat(r.problems())
        .anyMatch(p -> p.message().endsWith("one error: BR-1 wrong"))
        .anyMatch(p -> p.message().endsWith("notice bad"))
        .allMatch(p -> p.location().contains(".xml"));
    assertThat(run("en", Map.of("file", folder.resolve("none.xml").toString())).outcome())
        .isEqualTo(Outcome.FAILED);
  }

  @Test
  void whatIsHeldIsLetGoWithoutAFile() throws Exception {
    file("a.xml", "F-1");
    Map<String, String> hold = Map.of("file", folder.toString(), "hold", "true", "minutes", "1");
    assertThat(run("en", hold).summary()).isEqualTo("0 filed, 0 on their way, 1 held, 0 not filed");
    assertThat(authority.calls).isZero();
    ActionResult r = run(ACTOR, Optional.empty(), "it", Map.of());
    assertThat(r.summary()).isEqualTo("1 depositate, 0 in viaggio, 0 trattenute, 0 non depositate");
  }

  @Test
  void itWaitsNoLongerThanItIsTold() throws Exception {
    authority.modes.add(Mode.DROPPED);
    file("a.xml", "F-1");
    ActionResult r = run("en", Map.of("file", folder.toString(), "minutes", "5"));
    assertThat(r.outcome()).isEqualTo(Outcome.OK);
    assertThat(r.summary()).isEqualTo("0 filed, 1 on their way, 0 held, 0 not filed");
    assertThat(office.clock.instant()).isBefore("2026-11-22T10:06:00Z");
  }

  @Test
  void whoStopsItTakesBackWhatIsNotSentYetAndNothingElse() throws Exception {
    for (int i = 1; i <= 3; i++) {
      file("f" + i + ".xml", "F-" + i);
    }
    authority.modes.addAll(List.of(Mode.DOWN, Mode.DOWN, Mode.DOWN, Mode.DOWN, Mode.DOWN));
    Submission before = send("F-1");
    told.stopAt = "taken: 2";
    ActionResult r = run("en", Map.of("file", folder.toString()));
    assertThat(r.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(r.summary()).endsWith(", 1 taken back, 1 known before");
    days(1);
    assertThat(state(before)).isEqualTo(SubmissionState.ACCEPTED);
    assertThat(authority.filed).containsExactly("F-1");
  }

  @Test
  void whatCannotBeAskedForIsSaid() {
    Actor web = Actor.all("ana", "Ana", Channel.WEB);
    Optional<CompanyId> ours = Optional.of(Office.COMPANY);
    assertRefused(web, ours, Map.of("file", "/etc/passwd"), "submission.path");
    assertRefused(ACTOR, Optional.empty(), Map.of("file", "x"), "submission.company");
    assertRefused(ACTOR, ours, Map.of("minutes", "soon"), "action.minutes");
    assertThat(action.spec().titles()).hasSize(3);
    assertThat(action.spec().parameters()).allMatch(p -> p.labels().size() == 3);
    assertThat(Set.copyOf(action.spec().titles().values())).hasSize(3);
  }

  private void assertRefused(
      Actor who, Optional<CompanyId> company, Map<String, String> parameters, String code) {
    assertThatThrownBy(() -> run(who, company, "en", parameters))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining(code);
  }
}
