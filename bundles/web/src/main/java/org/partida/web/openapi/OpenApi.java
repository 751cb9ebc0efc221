package org.partida.web.openapi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import org.partida.base.json.Json;

/** Makes the OpenAPI 3.0 document of resource classes by walking their annotations. Thread-safe. */
public final class OpenApi {
  private final String version;
  private final Schemas schemas = new Schemas();
  private final Map<String, Map<String, Object>> paths = new TreeMap<>();

  private OpenApi(String version) {
    this.version = version;
  }

  /**
   * The document as JSON text; resource methods without {@link Doc} are refused, so that none is
   * forgotten.
   */
  public static String document(List<Class<?>> resources, String version) {
    OpenApi api = new OpenApi(version);
    resources.forEach(api::resource);
    return Json.write(sorted(api.root()));
  }

  /**
   * The same text at every start: immutable maps have an order of their own in each virtual
   * machine.
   */
  private static Object sorted(Object json) {
    if (json instanceof Map<?, ?> m) {
      Map<String, Object> byKey = new TreeMap<>();
      m.forEach((k, v) -> byKey.put(String.valueOf(k), sorted(v)));
      return byKey;
    }
    return json instanceof List<?> l ? l.stream().map(OpenApi::sorted).toList() : json;
  }

  /** The verb of a resource method; empty if the method is none. */
  public static Optional<String> verb(Method method) {
    return Stream.of(method.getAnnotations())
        .map(Annotation::annotationType)
        .map(t -> t.getAnnotation(HttpMethod.class))
        .filter(m -> m != null)
        .map(HttpMethod::value)
        .findFirst();
  }

  /** The address of a resource method below the API's base, with a leading slash. */
  public static String path(Class<?> resource, Method method) {
    Path sub = method.getAnnotation(Path.class);
    return "/"
        + resource.getAnnotation(Path.class).value()
        + (sub == null ? "" : "/" + sub.value());
  }

  private void resource(Class<?> type) {
    // reflection gives methods in any order; the document is always the same
    Map<String, Method> byName = new TreeMap<>();
    for (Method m : type.getDeclaredMethods()) {
      if (verb(m).isPresent()) {
        byName.put(m.getName(), m);
      }
    }
    byName.values().forEach(m -> operation(type, m));
  }

  private void operation(Class<?> type, Method m) {
    Doc doc = m.getAnnotation(Doc.class);
    if (doc == null) {
      throw new IllegalStateException(type.getSimpleName() + "." + m.getName() + " has no @Doc");
    }
    Map<String, Object> verbs = paths.computeIfAbsent(path(type, m), p -> new LinkedHashMap<>());
    String verb = verb(m).orElseThrow().toLowerCase(java.util.Locale.ROOT);
    Operation made = new Operation(schemas, type, m, doc);
    if (verbs.get(verb) instanceof Map<?, ?> known) {
      // the same address takes a bare file or a form: one operation with several bodies
      made.joinInto(known);
    } else {
      verbs.put(verb, made.json());
    }
  }

  private Map<String, Object> root() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("openapi", "3.0.3");
    root.put(
        "info",
        Map.of(
            "title",
            "Partida",
            "version",
            version,
            "license",
            Map.of("name", "Apache-2.0", "url", "https://www.apache.org/licenses/LICENSE-2.0")));
    root.put("servers", List.of(Map.of("url", "/partida/api")));
    List<Object> security = new ArrayList<>();
    security.add(Map.of("token", List.of()));
    security.add(Map.of("password", List.of()));
    root.put("security", security);
    root.put("paths", paths);
    Map<String, Object> components = new LinkedHashMap<>();
    components.put("schemas", schemas.all());
    components.put(
        "securitySchemes",
        Map.of(
            "token",
            Map.of("type", "http", "scheme", "bearer"),
            "password",
            Map.of("type", "http", "scheme", "basic")));
    root.put("components", components);
    return root;
  }
}
