package org.partida.web.openapi;

import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** JSON schemas of Java types; records become named components. */
final class Schemas {
  static final Map<String, Object> BINARY = Map.of("type", "string", "format", "binary");

  private static final String TYPE = "type";
  private static final Map<String, Object> STRING = Map.of(TYPE, "string");

  private final Map<String, Object> named = new TreeMap<>();

  Schemas() {
    named.put(
        "Problem",
        object(
            List.of("type", "title", "detail", "code", "location", "fix"),
            Map.of("status", Map.of(TYPE, "integer"))));
    named.put(
        "Job",
        object(
            List.of("id", "title", "company", "actor", "state", "message", "startedAt", "endedAt"),
            Map.of(
                "done",
                Map.of(TYPE, "integer"),
                "total",
                Map.of(TYPE, "integer"),
                "problems",
                Map.of(TYPE, "array", "items", Map.of(TYPE, "object")))));
  }

  private static Map<String, Object> object(List<String> texts, Map<String, Object> others) {
    Map<String, Object> properties = new LinkedHashMap<>();
    texts.forEach(t -> properties.put(t, STRING));
    properties.putAll(new TreeMap<>(others));
    return Map.of(TYPE, "object", "properties", properties);
  }

  Map<String, Object> all() {
    return named;
  }

  static Map<String, Object> ref(String name) {
    return Map.of("$ref", "#/components/schemas/" + name);
  }

  Map<String, Object> of(Type type) {
    if (type instanceof ParameterizedType p) {
      return generic(p);
    }
    Class<?> c = (Class<?>) type;
    if (c == int.class || c == Integer.class || c == long.class) {
      return Map.of(TYPE, "integer");
    }
    if (c == boolean.class || c == Boolean.class) {
      return Map.of(TYPE, "boolean");
    }
    if (c == LocalDate.class) {
      return Map.of(TYPE, "string", "format", "date");
    }
    if (c == BigDecimal.class) {
      return Map.of(TYPE, "string", "description", "a decimal as text, such as \"17.00\"");
    }
    if (c == InputStream.class) {
      return BINARY;
    }
    if (c.isEnum()) {
      return Map.of(
          TYPE,
          "string",
          "enum",
          Stream.of(c.getEnumConstants()).map(e -> ((Enum<?>) e).name()).toList());
    }
    // the model's own values, which are records too, are text in JSON
    return c.isRecord() && !c.getName().startsWith("org.partida.model.") ? component(c) : STRING;
  }

  private Map<String, Object> generic(ParameterizedType p) {
    Class<?> raw = (Class<?>) p.getRawType();
    Type[] arguments = p.getActualTypeArguments();
    if (raw == Optional.class) {
      return of(arguments[0]);
    }
    return Map.class.isAssignableFrom(raw)
        ? Map.of(TYPE, "object", "additionalProperties", of(arguments[1]))
        : Map.of(TYPE, "array", "items", of(arguments[0]));
  }

  private Map<String, Object> component(Class<?> c) {
    String owner =
        c.getEnclosingClass() == null || c.getEnclosingClass().isRecord()
            ? ""
            : c.getEnclosingClass().getSimpleName().replace("Resource", "");
    String name = owner + c.getSimpleName();
    if (!named.containsKey(name)) {
      Map<String, Object> properties = new LinkedHashMap<>();
      named.put(name, Map.of());
      for (RecordComponent r : c.getRecordComponents()) {
        properties.put(r.getName(), of(r.getGenericType()));
      }
      named.put(name, Map.of(TYPE, "object", "properties", properties));
    }
    return ref(name);
  }
}
