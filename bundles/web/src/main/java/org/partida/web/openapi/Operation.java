package org.partida.web.openapi;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.glassfish.jersey.media.multipart.FormDataContentDisposition;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.partida.web.http.Pure;
import org.partida.web.http.Repeats;

/** One resource method as an OpenAPI operation. */
final class Operation {
  private static final String BODIES = "content";

  private final Schemas schemas;
  private final Class<?> type;
  private final Method method;
  private final Doc doc;
  private final List<Object> parameters = new ArrayList<>();
  private final Map<String, Object> bodies = new LinkedHashMap<>();
  private final Map<String, Object> form = new LinkedHashMap<>();

  Operation(Schemas schemas, Class<?> type, Method method, Doc doc) {
    this.schemas = schemas;
    this.type = type;
    this.method = method;
    this.doc = doc;
    for (Parameter p : method.getParameters()) {
      parameter(p);
    }
    if (!form.isEmpty()) {
      bodies.put(
          MediaType.MULTIPART_FORM_DATA,
          Map.of("schema", Map.of("type", "object", "properties", form)));
    }
    if (method.isAnnotationPresent(POST.class) && !method.isAnnotationPresent(Pure.class)) {
      parameters.add(
          named(
              "header",
              Repeats.HEADER,
              "the same key gives the same answer for 24 hours, and does nothing again",
              Map.of("type", "string")));
    }
  }

  private void parameter(Parameter p) {
    Doc said = p.getAnnotation(Doc.class);
    String about = said == null ? "" : said.value();
    if (p.isAnnotationPresent(Context.class) || p.getType() == FormDataContentDisposition.class) {
      return;
    }
    if (p.isAnnotationPresent(PathParam.class)) {
      Map<String, Object> path =
          named(
              "path",
              p.getAnnotation(PathParam.class).value(),
              about,
              schemas.of(p.getParameterizedType()));
      path.put("required", true);
      parameters.add(path);
    } else if (p.isAnnotationPresent(QueryParam.class)) {
      Map<String, Object> schema = new LinkedHashMap<>(schemas.of(p.getParameterizedType()));
      if (p.isAnnotationPresent(DefaultValue.class)) {
        schema.put("default", typed(p.getType(), p.getAnnotation(DefaultValue.class).value()));
      }
      parameters.add(named("query", p.getAnnotation(QueryParam.class).value(), about, schema));
    } else if (p.isAnnotationPresent(HeaderParam.class)) {
      parameters.add(
          named(
              "header",
              p.getAnnotation(HeaderParam.class).value(),
              about,
              schemas.of(p.getParameterizedType())));
    } else if (p.isAnnotationPresent(FormDataParam.class)) {
      form.put(
          p.getAnnotation(FormDataParam.class).value(),
          p.getType() == InputStream.class ? Schemas.BINARY : schemas.of(p.getParameterizedType()));
    } else {
      Consumes takes = method.getAnnotation(Consumes.class);
      for (String media : takes.value()) {
        bodies.put(
            media.equals(MediaType.WILDCARD) ? MediaType.APPLICATION_OCTET_STREAM : media,
            Map.of("schema", schemas.of(p.getParameterizedType())));
      }
    }
  }

  private static Map<String, Object> named(
      String in, String name, String about, Map<String, Object> schema) {
    Map<String, Object> p = new LinkedHashMap<>();
    p.put("name", name);
    p.put("in", in);
    if (!about.isEmpty()) {
      p.put("description", about);
    }
    p.put("schema", schema);
    return p;
  }

  Map<String, Object> json() {
    Map<String, Object> o = new LinkedHashMap<>();
    o.put("operationId", type.getSimpleName().replace("Resource", "") + "_" + method.getName());
    o.put(
        "tags",
        List.of(
            type.getAnnotation(javax.ws.rs.Path.class)
                .value()
                .replaceFirst("^companies/\\{company}/?", "")
                .replaceFirst("/.*", "")
                .replaceFirst("^$", "companies")));
    o.put("summary", doc.value());
    o.put("parameters", parameters);
    if (!bodies.isEmpty()) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put(BODIES, bodies);
      o.put("requestBody", body);
    }
    o.put("responses", responses());
    return o;
  }

  /** Adds this method's bodies and parameters to an operation at the same address. */
  @SuppressWarnings("unchecked") // made by json()
  void joinInto(Map<?, ?> known) {
    Map<String, Object> body = (Map<String, Object>) known.get("requestBody");
    ((Map<String, Object>) body.get(BODIES)).putAll(bodies);
    List<Object> all = (List<Object>) known.get("parameters");
    parameters.stream().filter(p -> !all.contains(p)).forEach(all::add);
  }

  private Map<String, Object> responses() {
    Map<String, Object> r = new LinkedHashMap<>();
    Object item = Map.of("type", "object", "title", doc.of().isEmpty() ? "Answer" : doc.of());
    switch (doc.answer()) {
      case OBJECT -> r.put("200", content(doc.of(), MediaType.APPLICATION_JSON, item));
      case LIST ->
          r.put(
              "200",
              content(
                  "a list of " + doc.of(),
                  MediaType.APPLICATION_JSON,
                  Map.of("type", "array", "items", item)));
      case PAGE ->
          r.put("200", content("a page of " + doc.of(), MediaType.APPLICATION_JSON, page(item)));
      case JOB ->
          r.put(
              "202",
              content(
                  "the job that does it; Location is its address",
                  MediaType.APPLICATION_JSON,
                  Schemas.ref("Job")));
      case FILE -> r.put("200", content("the file", produced(), Schemas.BINARY));
      case EVENTS ->
          r.put("200", content("server-sent events", produced(), Map.of("type", "string")));
    }
    r.put(
        "default",
        content("what is wrong, and the fix", "application/problem+json", Schemas.ref("Problem")));
    return r;
  }

  private static Map<String, Object> page(Object item) {
    return Map.of(
        "type",
        "object",
        "properties",
        Map.of("items", Map.of("type", "array", "items", item), "next", Map.of("type", "string")));
  }

  private String produced() {
    Produces own = method.getAnnotation(Produces.class);
    return (own == null ? type.getAnnotation(Produces.class) : own).value()[0];
  }

  private static Map<String, Object> content(String about, String media, Object schema) {
    return Map.of("description", about, BODIES, Map.of(media, Map.of("schema", schema)));
  }

  /** A default in the type that its schema says. */
  private static Object typed(Class<?> type, String value) {
    if (type == int.class) {
      return Integer.valueOf(value);
    }
    return type == boolean.class ? Boolean.valueOf(value) : value;
  }
}
