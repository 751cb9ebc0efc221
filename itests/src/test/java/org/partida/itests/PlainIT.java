package org.partida.itests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.itests.harness.Answer;
import org.partida.itests.harness.Instance;

/** An instance as an operator has it: without the sandbox. */
@Timeout(300)
class PlainIT {
  @Test
  void itIsReadyWithoutTheSandbox() {
    try (Instance i = Instance.plain("plain")) {
      Answer formats = i.call("formats", "--json");
      assertThat(formats.status()).isZero();
      assertThat(formats.out()).contains("fan-courier", "mt940");
      assertThat(i.call("company-add", "RO12345674", "--name", "Firma SRL").status()).isZero();
      assertThat(i.call("trial-balance", "--company", "RO12345674").status()).isZero();
      i.wasGood();
    }
  }
}
