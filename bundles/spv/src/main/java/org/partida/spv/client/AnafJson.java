package org.partida.spv.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/**
 * ANAF's JSON, taken as it comes: a stray brace after the end, unquoted names, numbers as texts and
 * texts as numbers, unknown keys, any content type. Thread-safe.
 */
public final class AnafJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();

  private AnafJson() {}

  /** The object in a text; empty if there is none. */
  public static Optional<JsonNode> parse(String text) {
    int start = text.indexOf('{');
    if (start < 0 || !text.substring(0, start).replace("\uFEFF", "").isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(MAPPER.readTree(text.substring(start))).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** A value as text; empty if it is absent, null or blank. */
  public static Optional<String> text(JsonNode object, String name) {
    JsonNode value = object.get(name);
    return value == null || !value.isValueNode() || value.isNull()
        ? Optional.empty()
        : Optional.of(value.asText().strip()).filter(s -> !s.isEmpty());
  }

  /** A whole number; the fallback if it is absent or no number. */
  public static int number(JsonNode object, String name, int fallback) {
    return text(object, name)
        .filter(s -> s.matches("\\d{1,9}"))
        .map(Integer::valueOf)
        .orElse(fallback);
  }
}
