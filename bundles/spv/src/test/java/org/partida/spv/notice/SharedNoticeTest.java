package org.partida.spv.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partida.spi.network.NoticeFinding;
import org.partida.spi.network.Unpacked;
import org.partida.spv.SharedData;
import org.partida.spv.unpack.Unpacker;

/** A real error archive of the test environment. */
class SharedNoticeTest {
  @TempDir Path folder;

  @Test
  void aRealNoticeIsExplained() throws Exception {
    Unpacked u = new Unpacker().unpack(SharedData.file("anaf/oca/3828.zip"), folder);
    assertThat(u.about()).contains("3828");
    assertThat(u.issuer()).isPresent();
    NoticeFinding f = new AnafNotices(List.of()).explain(u.texts()).get(0);
    assertThat(f.rule()).isEqualTo("R6.1");
    assertThat(f.terms()).contains("BT-31");
    assertThat(f.text()).startsWith("E: validari globale eroare regula: R6.1: CIF-ul");
  }
}
