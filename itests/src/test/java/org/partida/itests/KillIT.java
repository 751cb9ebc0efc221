package org.partida.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partida.itests.harness.Instance;
import org.partida.itests.harness.Journey;
import org.partida.itests.harness.Journey.Step;
import org.partida.itests.harness.Picture;
import org.partida.itests.harness.Undisturbed;

/**
 * kill -9 at moments drawn from a seed, in the middle of both journeys: after the restarts the
 * books are those of an undisturbed run, nothing is there twice and nothing is lost. A moment is a
 * point of progress and a delay, so that a seed means the same on any machine.
 */
class KillIT {
  /** Kills in one life of the books. */
  private static final int KILLS = 5;

  /** Files that the harness drops into the inbox. */
  private static final int BANK_FILES = 9;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Boolean.getBoolean("partida.long") ? 6 : 1);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nothingIsLostAndNothingIsTwice(long seed) {
    Undisturbed calm = Undisturbed.run();
    List<Moment> moments = moments(seed, calm.papers());
    int kills = 0;
    try (Instance instance = Instance.started("kill-" + seed)) {
      Journey journey = new Journey(instance, Undisturbed.SEED);
      journey.prepare();
      for (Step step : Step.values()) {
        for (Moment moment : moments) {
          if (moment.step() == step) {
            killAt(moment, instance, journey);
            kills++;
          }
        }
        journey.run(step);
      }
      Picture.of(instance, calm.companies())
          .assertSameAs(calm.picture(), "after kills at " + moments);
      assertThat(instance.call("archive-verify").good().out()).contains(" 0 do not");
      assertThat(kills).isEqualTo(KILLS);
      instance.wasGood();
    }
  }

  /**
   * When to kill.
   *
   * @param step during which step
   * @param progress archived objects, or files taken from the inbox
   * @param millis so long after that
   */
  record Moment(Step step, int progress, int millis) {}

  private static List<Moment> moments(long seed, int papers) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Moment> all = new ArrayList<>();
    for (int i = 0; i < KILLS; i++) {
      // most of the work is in the sync; one kill of five hits the approval, one the money
      switch (i) {
        case 3 -> all.add(new Moment(Step.APPROVE, 0, random.nextInt(2500)));
        case 4 -> all.add(new Moment(Step.MONEY, random.nextInt(BANK_FILES), random.nextInt(2500)));
        default -> all.add(new Moment(Step.SYNC, random.nextInt(papers), random.nextInt(400)));
      }
    }
    all.sort(
        Comparator.comparing(Moment::step)
            .thenComparingInt(Moment::progress)
            .thenComparingInt(Moment::millis));
    return all;
  }

  /**
   * Begins the step, kills the process at the moment, or when the step is done if that is before,
   * and starts it again.
   */
  private static void killAt(Moment moment, Instance instance, Journey journey) {
    CompletableFuture<Void> work = CompletableFuture.runAsync(() -> journey.run(moment.step()));
    await()
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> work.isDone() || progress(moment.step(), instance, journey) >= moment.progress());
    // not waiting for anything: the delay is what is drawn
    work.handle((done, e) -> 0).completeOnTimeout(1, moment.millis(), TimeUnit.MILLISECONDS).join();
    instance.kill();
    work.handle((done, e) -> 0).join();
    instance.start();
  }

  private static long progress(Step step, Instance instance, Journey journey) {
    return switch (step) {
      case SYNC -> Undisturbed.papers(instance);
      case APPROVE -> 0;
      case MONEY -> journey.taken();
    };
  }
}
