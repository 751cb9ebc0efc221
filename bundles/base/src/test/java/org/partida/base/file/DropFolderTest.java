package org.partida.base.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DropFolderTest {
  @Test
  void theFolderBelowTheInboxIsTheCompany() {
    assertThat(DropFolder.company("RO124/send/a b.xml")).isEqualTo("RO124");
    assertThat(DropFolder.company("RO124\\x.xml")).isEqualTo("RO124");
    assertThat(DropFolder.company("x.xml")).isEmpty();
  }

  @Test
  void theAddressTakesItsValuesFromTheConfiguration() {
    assertThat(DropFolder.address(Path.of("/srv/inbox"), 3, "send"))
        .startsWith("file:/srv/inbox?")
        .contains("minDepth=3&maxDepth=3", "{{send.delay}}", "{{send.settled}}");
  }
}
