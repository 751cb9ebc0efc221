package org.partida.base.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/**
 * Our values as JSON text and back. Amounts and decimals are strings, so that no reader takes them
 * for floating point; what is absent is left out; unknown properties are skipped, so that an older
 * program reads a newer row. Thread-safe.
 */
public final class Json {
  private static final ObjectMapper MAPPER = mapper();

  private Json() {}

  /** The value as JSON. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new PartidaException(
          new Problem(
              "json.unwritable",
              "a value cannot be written as JSON",
              value.getClass().getName(),
              "this is a defect, please report it"),
          e);
    }
  }

  /**
   * A value from JSON.
   *
   * @throws PartidaException {@code json.unreadable} if the text is not JSON or not of this type
   */
  public static <T> T read(String json, Class<T> type) {
    return parse(json, MAPPER.constructType(type));
  }

  /** A list from JSON. */
  public static <T> List<T> readList(String json, Class<T> item) {
    return List.copyOf(
        Json.<List<T>>parse(
            json, MAPPER.getTypeFactory().constructCollectionType(List.class, item)));
  }

  /** A map by text keys from JSON; it keeps the order of the text. */
  public static <T> Map<String, T> readMap(String json, Class<T> value) {
    return parse(
        json,
        MAPPER
            .getTypeFactory()
            .constructMapType(java.util.LinkedHashMap.class, String.class, value));
  }

  private static <T> T parse(String json, JavaType type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new PartidaException(
          new Problem(
              "json.unreadable",
              "not readable as "
                  + type.getRawClass().getSimpleName()
                  + ": "
                  + e.getOriginalMessage(),
              e.getLocation() == null ? "" : "column " + e.getLocation().getColumnNr(),
              "check the text against the documented form"),
          e);
    }
  }

  private static ObjectMapper mapper() {
    return JsonMapper.builder()
        .addModule(new Jdk8Module())
        .addModule(new JavaTimeModule())
        .addModule(new ModelModule())
        .disable(
            SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
            SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .serializationInclusion(Include.NON_ABSENT)
        // components only: a record's isStorno() is no property
        .visibility(PropertyAccessor.GETTER, Visibility.NONE)
        .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
        .visibility(PropertyAccessor.FIELD, Visibility.ANY)
        // a list or map that an older writer did not know is empty
        .withConfigOverride(
            Collection.class, c -> c.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
        .withConfigOverride(
            List.class, c -> c.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
        .withConfigOverride(
            Map.class, c -> c.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
        .build();
  }
}
