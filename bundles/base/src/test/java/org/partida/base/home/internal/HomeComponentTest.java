package org.partida.base.home.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HomeComponentTest {
  @Test
  void theConfigurationGoesBeforeThePropertyAndThatBeforeTheDefault() {
    assertThat(HomeComponent.root("/configured", "/property")).isEqualTo(Path.of("/configured"));
    assertThat(HomeComponent.root(" ", "/property")).isEqualTo(Path.of("/property"));
    assertThat(HomeComponent.root("", null))
        .isEqualTo(Path.of(System.getProperty("user.dir"), "partida-home"));
  }
}
