package org.partida.matching.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.job.Job;
import org.partida.api.job.JobState;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.api.statement.ImportOptions;
import org.partida.api.statement.ImportRecord;
import org.partida.api.statement.ImportRecord.State;
import org.partida.api.statement.ImportResult;
import org.partida.base.port.ArchiveRow;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkState;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;
import org.partida.spi.statement.Detection;
import org.partida.spi.statement.StatementHead;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;
import org.partida.testkit.store.Samples;

/** Files that are imported while nobody waits: seen, stopped, done again after a crash. */
@Timeout(120)
class BackgroundTest {
  private final Bank bank = new Bank();
  private final StatementStep step =
      new StatementStep(
          bank.readers, List.of(), bank.books, bank.vault, bank.runs, bank.home, bank.clock);

  @AfterEach
  void close() throws IOException {
    bank.close();
  }

  private ImportRecord take(String name, String... rows) throws IOException {
    return bank.imports.take(
        Bank.ANA,
        Optional.of(Samples.ALFA),
        name,
        new ByteArrayInputStream(String.join("\n", rows).getBytes(StandardCharsets.UTF_8)),
        ImportOptions.NONE);
  }

  private static String[] many(int n) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      rows.add("2026-11-03;" + (1 + i) + ".00;plata " + i);
    }
    return rows.toArray(String[]::new);
  }

  private List<WorkItem> lease() {
    return bank.books.write(
        tx ->
            tx.work()
                .lease(
                    Queues.STATEMENT,
                    "me",
                    bank.clock.instant(),
                    bank.clock.instant().plusSeconds(60),
                    9));
  }

  /** As the workers do; answers how many rows there were. */
  private int work() throws IOException {
    List<WorkItem> items = lease();
    for (WorkItem item : items) {
      end(item, step.apply(item));
    }
    return items.size();
  }

  private void end(WorkItem item, Outcome outcome) {
    bank.books.write(
        tx -> {
          WorkState state = outcome instanceof Outcome.Done ? WorkState.DONE : WorkState.REJECTED;
          tx.work().finish(item, "me", state, Optional.empty(), bank.clock.instant());
          outcome.effect().in(tx);
          return null;
        });
  }

  private ImportRecord ended(String id) throws InterruptedException {
    return bank.imports.await(Bank.ANA, id, Progress.SILENT);
  }

  @Test
  void aFileThatWasTakenIsImportedAndKnownAfterwards() throws Exception {
    ImportRecord r = take("one.a", "2026-11-03;100.00;plata");
    assertThat(r.state()).isEqualTo(State.TAKEN);
    assertThat(take("again.a", "2026-11-03;100.00;plata")).isEqualTo(r);
    assertThat(work()).isEqualTo(1);
    ImportRecord done = ended(r.id());
    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(done.result().added()).isEqualTo(1);
    assertThat(done.company()).contains(Samples.ALFA);
    ImportRecord known = take("more.a", "2026-11-03;100.00;plata");
    assertThat(known.state()).isEqualTo(State.DONE);
    assertThat(known.result().alreadyImported()).isTrue();
    assertThat(known.result().added()).isZero();
    assertThat(known.result().duplicates()).isEqualTo(1);
    assertThat(work()).isZero();
    bank.imports.remove(Bank.ANA, r.id(), "not ours");
    assertThat(take("more.a", "2026-11-03;100.00;plata").state()).isEqualTo(State.TAKEN);
    assertThat(work()).isEqualTo(1);
    assertThat(bank.all()).hasSize(1);
  }

  @Test
  void afterACrashInTheMiddleItIsDoneAgainAndOnce() throws Exception {
    ImportRecord r = take("one.a", many(3));
    WorkItem item = lease().get(0);
    // it was stored, and the row's end was not
    step.apply(item);
    assertThat(bank.all()).hasSize(3);
    bank.books.write(tx -> tx.work().recover("me", bank.clock.instant()));
    assertThat(work()).isEqualTo(1);
    assertThat(bank.all()).hasSize(3);
    assertThat(ended(r.id()).result().added()).isEqualTo(3);
    assertThat(bank.statements.list(Bank.ANA, Optional.empty())).hasSize(1);
  }

  @Test
  void whatWaitsIsCancelledForGood() throws Exception {
    ImportRecord r = take("one.a", "2026-11-03;100.00;plata");
    assertThat(bank.imports.cancel(Bank.ANA, r.id()).state()).isEqualTo(State.CANCELLED);
    assertThat(work()).isZero();
    assertThat(bank.all()).isEmpty();
    // ended once, it stays as it is
    assertThat(bank.imports.cancel(Bank.ANA, r.id()).state()).isEqualTo(State.CANCELLED);
    assertThat(take("one.a", "2026-11-03;100.00;plata").state()).isEqualTo(State.TAKEN);
    work();
    assertThat(ended(r.id()).state()).isEqualTo(State.DONE);
    assertThat(bank.imports.cancel(Bank.ANA, r.id()).state()).isEqualTo(State.DONE);
  }

  /** Says stop once the work has come to this. */
  private static final class Until implements Progress {
    private final String message;
    private final List<String> seen = new ArrayList<>();

    Until(String message) {
      this.message = message;
    }

    @Override
    public void update(long done, long total, String now) {
      seen.add(now + " " + done + "/" + total);
    }

    @Override
    public boolean cancelled() {
      return seen.stream().anyMatch(s -> s.startsWith(message));
    }
  }

  @Test
  void inTheMiddleOfStoringNothingOfItIsKept() throws Exception {
    Until until = new Until("lines stored");
    byte[] file = String.join("\n", many(9000)).getBytes(StandardCharsets.UTF_8);
    ImportResult r =
        bank.statements.importFile(
            Bank.ANA, Optional.empty(), "one.a", new ByteArrayInputStream(file), until);
    assertThat(r.problems()).extracting(Problem::code).containsExactly("statement.cancelled");
    assertThat(until.seen)
        .contains("lines stored 2000/9000")
        .doesNotContain("lines stored 4000/9000");
    nothingIsKept();
    ImportResult whole =
        bank.statements.importFile(
            Bank.ANA, Optional.empty(), "one.a", new ByteArrayInputStream(file), Progress.SILENT);
    assertThat(whole.added()).isEqualTo(9000);
  }

  private void nothingIsKept() {
    assertThat(bank.all()).isEmpty();
    assertThat(bank.statements.list(Bank.ANA, Optional.empty())).isEmpty();
    List<ArchiveRow> archived =
        bank.books.read(tx -> tx.archive().list(Optional.empty(), Optional.empty(), 9));
    assertThat(archived).isEmpty();
  }

  @Test
  void inTheMiddleOfReadingTheWorkerStops() throws Exception {
    ImportRecord r = take("one.a", many(3));
    WorkItem item = lease().get(0);
    StatementReader stopping = new Stopping(bank.readers.get(0), () -> stopped(r.id()));
    StatementStep worker =
        new StatementStep(
            List.of(stopping), List.of(), bank.books, bank.vault, bank.runs, bank.home, bank.clock);
    Outcome outcome = worker.apply(item);
    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    end(item, outcome);
    assertThat(ended(r.id()).state()).isEqualTo(State.CANCELLED);
    nothingIsKept();
  }

  /** It is in work, so that it only learns that it shall stop. */
  private void stopped(String id) {
    assertThat(bank.imports.cancel(Bank.ANA, id).state()).isEqualTo(State.TAKEN);
  }

  /** Reads, and somebody stops it meanwhile. */
  private record Stopping(StatementReader real, Runnable meanwhile) implements StatementReader {
    @Override
    public String format() {
      return real.format();
    }

    @Override
    public Detection detect(StatementHead head) {
      return real.detect(head);
    }

    @Override
    public StatementRead read(InputStream source, String fileName) throws IOException {
      StatementRead read = real.read(source, fileName);
      meanwhile.run();
      return read;
    }
  }

  @Test
  void whoeverWaitsSeesHowFarItIsAndStopsIt() throws Exception {
    ImportRecord r = take("one.a", many(3));
    Until until = new Until("waiting");
    assertThat(bank.imports.await(Bank.ANA, r.id(), until).state()).isEqualTo(State.CANCELLED);
    assertThat(until.seen).contains("waiting 0/0");
    assertThat(work()).isZero();
  }

  @Test
  void aJobStandsForItAndStopsIt() throws Exception {
    byte[] file = "2026-11-03;100.00;plata".getBytes(StandardCharsets.UTF_8);
    Job job =
        bank.imports.background(
            Bank.ANA,
            Optional.of(Samples.ALFA),
            "one.a",
            new ByteArrayInputStream(file),
            ImportOptions.NONE,
            Locale.forLanguageTag("ro"));
    bank.jobs.cancel(Bank.ANA, job.id());
    await().until(() -> now(job).state() == JobState.CANCELLED);
    assertThat(now(job).message()).startsWith("oprit");
    assertThat(work()).isZero();
    Job second =
        bank.imports.background(
            Bank.ANA,
            Optional.of(Samples.ALFA),
            "one.a",
            new ByteArrayInputStream(file),
            ImportOptions.NONE,
            Locale.ENGLISH);
    work();
    await().until(() -> now(second).state() == JobState.DONE);
    assertThat(now(second).message()).isEqualTo("1 new lines, 0 there already");
  }

  private Job now(Job job) {
    return bank.jobs.find(Bank.ANA, job.id()).orElseThrow();
  }

  @Test
  void refusalsAndWarningsOfFilesThatNobodyWaitedForAreSeen() throws Exception {
    ImportRecord bad = take("bad.txt", "2026-11-04;7.00;comision");
    ImportRecord torn = take("torn.a", "=2026-11-03;2026-11-03;0.00;999.00", "2026-11-03;1.00;x");
    work();
    assertThat(ended(bad.id()).state()).isEqualTo(State.REFUSED);
    assertThat(ended(torn.id()).state()).isEqualTo(State.DONE);
    assertThat(bank.imports.list(Bank.ANA, Optional.of(Samples.ALFA), true, 9))
        .extracting(r -> r.result().problems().get(0).code())
        .containsExactlyInAnyOrder("statement.format-unknown", "statement.chain-broken");
    assertThat(notices()).containsExactly("statement.format-unknown");
    // the same bytes under a name that is understood
    take("bad.a", "2026-11-04;7.00;comision");
    work();
    assertThat(notices()).isEmpty();
    assertThat(ended(bad.id()).state()).isEqualTo(State.DONE);
  }

  private List<String> notices() {
    return bank.books.read(
        tx ->
            tx.notices().list(Optional.of(Samples.ALFA), 9).stream()
                .map(n -> n.problem().code())
                .toList());
  }

  @Test
  void rightsAreLookedAt() throws Exception {
    Actor reader =
        new Actor(
            "ion",
            "Ion",
            Channel.WEB,
            List.of(
                new Grant(Optional.of(Samples.ALFA), Optional.of(Module.STATEMENTS), Access.READ)));
    ImportRecord r = take("one.a", "2026-11-03;100.00;plata");
    assertThatThrownBy(() -> bank.imports.cancel(reader, r.id()))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(
            () ->
                bank.imports.take(
                    reader,
                    Optional.of(Samples.ALFA),
                    "x",
                    InputStream.nullInputStream(),
                    ImportOptions.NONE))
        .isInstanceOf(AccessDeniedException.class);
    work();
    assertThat(bank.imports.await(reader, r.id(), Progress.SILENT).state()).isEqualTo(State.DONE);
    assertThatThrownBy(() -> bank.imports.remove(reader, r.id(), "x"))
        .isInstanceOf(AccessDeniedException.class);
    assertThat(bank.imports.list(reader, Optional.empty(), false, 9)).hasSize(1);
    assertThatThrownBy(() -> bank.imports.await(reader, "none", Progress.SILENT))
        .extracting(e -> ((PartidaException) e).problem().code())
        .isEqualTo("import.unknown");
  }
}
