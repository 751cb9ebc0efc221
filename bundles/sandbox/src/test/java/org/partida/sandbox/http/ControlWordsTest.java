package org.partida.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.wire.WireRequest;

class ControlWordsTest {
  private static WireRequest post(String type, String body) {
    return new WireRequest(
        "POST", "/seed", Map.of(), Map.of("Content-Type", type), Payload.utf8(body));
  }

  @Test
  void readingIsByGetAndChangesNothing() {
    assertThat(ControlWords.of(WireRequest.get("/messages", Map.of("cif", "1"), Map.of())))
        .contains(java.util.List.of("messages", "--cif", "1"));
    assertThat(ControlWords.of(WireRequest.get("/", Map.of(), Map.of())))
        .contains(java.util.List.of("status"));
    assertThat(ControlWords.of(WireRequest.get("/seed", Map.of(), Map.of()))).isEmpty();
    assertThat(ControlWords.of(WireRequest.get("/statements", Map.of("out", "/x"), Map.of())))
        .isEmpty();
  }

  @Test
  void changingTakesAJsonArrayAndNoFormOfABrowser() {
    assertThat(ControlWords.of(post("application/json", "[\"--seed\", 7]")))
        .contains(java.util.List.of("seed", "--seed", "7"));
    assertThat(ControlWords.of(post("text/plain", "[]"))).isEmpty();
    assertThat(ControlWords.of(post("application/json", "{}"))).isEmpty();
    assertThat(ControlWords.of(post("application/json", "[")).isEmpty()).isTrue();
  }

  @Test
  void queriesAreDecodedAndSurviveStraySigns() {
    assertThat(Carry.query("a=1+2&b=%C8%99&c&a=9&d=%zz"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("a", "1 2", "b", "ș", "c", "", "d", "%zz"));
    assertThat(Carry.query(null)).isEmpty();
  }
}
