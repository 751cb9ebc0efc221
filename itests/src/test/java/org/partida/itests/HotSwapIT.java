package org.partida.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.partida.itests.harness.Answer;
import org.partida.itests.harness.Control;
import org.partida.itests.harness.Instance;
import org.partida.itests.harness.Journey;
import org.partida.itests.harness.Journey.Step;
import org.partida.itests.harness.Picture;
import org.partida.itests.harness.Undisturbed;

/**
 * Bundles are stopped, updated and started while a sync runs; the books end as those of an
 * undisturbed run.
 */
class HotSwapIT {
  private static final List<String> SWAPPED =
      List.of(
          "org.partida.ubl", "org.partida.spv", "org.partida.posting", "org.partida.host.ledger");

  @Test
  void aSyncOutlivesTheUpdateOfItsBundles() {
    Undisturbed calm = Undisturbed.run();
    try (Instance instance = Instance.started("hot-swap")) {
      Control control = Control.of(instance);
      Journey journey = new Journey(instance, Undisturbed.SEED);
      journey.prepare();
      CompletableFuture<Void> sync = CompletableFuture.runAsync(journey::sync);
      int seen = 0;
      for (String bundle : SWAPPED) {
        for (boolean update : List.of(false, true)) {
          // spread over the sync: each swap waits until a few more papers came in
          seen += calm.papers() / (2 * SWAPPED.size() + 4);
          awaitPapers(instance, seen);
          assertThat(sync).as("the sync still runs when %s is swapped", bundle).isNotDone();
          swap(control, bundle, update);
        }
      }
      sync.join();
      journey.run(Step.APPROVE);
      journey.run(Step.MONEY);
      Picture.of(instance, calm.companies())
          .assertSameAs(calm.picture(), "after bundles were swapped during the sync");
      saysWhatIsMissing(instance, control);
      instance.wasGood();
    }
  }

  private static void saysWhatIsMissing(Instance instance, Control control) {
    control.stop("org.partida.camel.runtime");
    Answer without = instance.call("ready");
    assertThat(without.status()).isEqualTo(1);
    assertThat(without.err())
        .contains("bundle org.partida.camel.runtime does not run")
        .contains(
            "org.partida.spv.SpvComponent waits for org.partida.base.wire.Wire (partida.wire=spv)");
    control.start("org.partida.camel.runtime");
    await("ready again").atMost(Duration.ofMinutes(1)).until(instance::isReady);
  }

  private static void awaitPapers(Instance instance, int atLeast) {
    await("papers arrive, " + atLeast + " of them")
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> Undisturbed.papers(instance) >= atLeast);
  }

  private static void swap(Control control, String bundle, boolean update) {
    if (update) {
      control.update(bundle);
    } else {
      control.stop(bundle);
      control.start(bundle);
    }
  }
}
