package org.partida.itests.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a command answered.
 *
 * @param status exit status; {@link #GONE} if the instance went away
 * @param out what it wrote for programs
 * @param err what it wrote for people
 */
public record Answer(int status, String out, String err) {
  /** No answer: the instance is not there, or died meanwhile. */
  public static final int GONE = -1;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The one JSON document on stdout. */
  public JsonNode json() {
    try {
      return JSON.readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + this, e);
    }
  }

  /** The answer, if the command succeeded. */
  public Answer good() {
    if (status != 0) {
      throw new AssertionError("the command failed: " + this);
    }
    return this;
  }
}
