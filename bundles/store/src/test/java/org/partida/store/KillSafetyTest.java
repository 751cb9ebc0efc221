package org.partida.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.posting.VoucherRecord;
import org.partida.base.port.UnitOfWork;
import org.partida.model.ExternalId;
import org.partida.testkit.store.Samples;

/**
 * kill -9 in the middle of commits: what was said to be committed is there, and every transaction
 * is whole or absent.
 */
class KillSafetyTest {
  @Test
  @Timeout(120)
  void whatWasCommittedIsThereAndNothingIsHalf() throws Exception {
    try (Fixture.Sqlite fixture = new Fixture.Sqlite()) {
      Random random = new Random(20260301);
      for (int round = 0; round < 5; round++) {
        int said = killAfter(fixture.folder, 20 + random.nextInt(60), random.nextInt(8));
        fixture.reopen();
        requireWhole(fixture.books(), said);
        fixture.databases().close();
      }
    }
  }

  /**
   * Lets the victim commit so often, a moment longer, kills it, and answers the last number it
   * said.
   */
  private static int killAfter(Path folder, int commits, int millis)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KillVictim.class.getName(),
            folder.toString());
    Process victim = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    int last = -1;
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
      for (int i = 0; i < commits; i++) {
        last = Integer.parseInt(out.readLine());
      }
      victim.waitFor(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
      // through the handle: the process itself would throw away what was said last
      victim.toHandle().destroyForcibly();
      victim.waitFor();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        last = Integer.parseInt(line);
      }
    }
    return last;
  }

  private static void requireWhole(UnitOfWork books, int said) {
    int audited = books.<Integer>read(tx -> tx.audit().list(Optional.empty(), 1_000_000).size());
    assertThat(audited).isGreaterThan(said);
    for (int i = 0; i < audited; i++) {
      String id = "d" + i;
      Optional<VoucherRecord> voucher =
          books.read(tx -> tx.vouchers().find(new ExternalId("v-" + id.substring(1))));
      assertThat(voucher).as(id).isPresent();
      assertThat(books.<Boolean>read(tx -> tx.documents().find(id).isPresent())).as(id).isTrue();
      assertThat(
              books.<Boolean>read(
                  tx -> tx.documents().invoice(id).equals(Optional.of(Samples.invoice(id)))))
          .as(id)
          .isTrue();
    }
    String next = "d" + audited;
    assertThat(books.<Boolean>read(tx -> tx.documents().find(next).isPresent()))
        .as("half a transaction")
        .isFalse();
  }
}
