package org.partida.itests.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The simulated authority of an instance, through its control. */
public final class Sandbox {
  private final Instance instance;

  public Sandbox(Instance instance) {
    this.instance = instance;
  }

  /** Runs a word of the control; a complaint fails the test. */
  public JsonNode run(String... words) {
    List<String> argv = new ArrayList<>(List.of("sandbox", "--"));
    argv.addAll(List.of(words));
    JsonNode answer = instance.call(argv.toArray(String[]::new)).good().json();
    assertThat(answer.has("error")).as("%s", answer).isFalse();
    return answer;
  }

  /** Makes the next download of a message go wrong. */
  public void spoil(String messageId, String fault) {
    run("fault", fault, "--endpoint", "download", "--key", messageId);
  }
}
