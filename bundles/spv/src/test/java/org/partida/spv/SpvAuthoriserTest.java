package org.partida.spv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The address that the person opens is the one of ANAF's procedure. */
class SpvAuthoriserTest {
  private static SpvAuthoriser authoriser(String client) {
    SpvSettings settings =
        new SpvSettings(
            URI.create("https://x"),
            SpvSettings.base("https://login.example/anaf-oauth2/v1/"),
            client,
            "secret",
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Path.of("spool"));
    return new SpvAuthoriser(
        settings, URI.create("https://localhost:8443/partida/spv/callback"), true, null);
  }

  @Test
  void itNamesTheCallbackAndAsksForJwt() {
    assertThat(authoriser("my app").authorizeUrl("abc"))
        .hasToString(
            "https://login.example/anaf-oauth2/v1/authorize?response_type=code&client_id=my+app"
                + "&redirect_uri=https%3A%2F%2Flocalhost%3A8443%2Fpartida%2Fspv%2Fcallback"
                + "&token_content_type=jwt&state=abc");
  }

  @Test
  void withoutAnApplicationItSaysWhereToPutOne() {
    assertThatThrownBy(() -> authoriser("").authorizeUrl("abc"))
        .hasMessageContaining("no application")
        .hasMessageContaining("etc/org.partida.spv.cfg");
  }

  @Test
  void aRefusalNamesItsUsualCauses() {
    assertThat(authoriser("a").denied("access_denied", "").fix())
        .contains("plugged in", "enrolled", "reinnoire");
    assertThat(authoriser("a").denied("invalid_request", "no").fix()).contains("redirectUri");
  }
}
