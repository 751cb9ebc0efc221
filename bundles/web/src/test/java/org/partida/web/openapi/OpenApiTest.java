package org.partida.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import org.junit.jupiter.api.Test;
import org.partida.base.json.Json;
import org.partida.web.Application;
import org.partida.web.FakeServices;
import org.partida.web.http.EventStreams;

class OpenApiTest {
  private final List<Class<?>> resources = resources();
  private final String text = OpenApi.document(resources, "1.2.3");
  private final Map<String, Object> document = Json.readMap(text, Object.class);

  private static List<Class<?>> resources() {
    try (EventStreams streams = new EventStreams()) {
      List<Class<?>> types = new ArrayList<>();
      Application.resources(new FakeServices(), Clock.systemUTC(), streams)
          .forEach(r -> types.add(r.getClass()));
      return types;
    }
  }

  @SuppressWarnings("unchecked") // JSON
  private static Map<String, Object> at(Object json, String... keys) {
    Object o = json;
    for (String k : keys) {
      o = ((Map<String, Object>) o).get(k);
    }
    return (Map<String, Object>) o;
  }

  @Test
  void everyResourceMethodIsInIt() {
    int methods = 0;
    for (Class<?> type : resources) {
      for (Method m : type.getDeclaredMethods()) {
        if (OpenApi.verb(m).isEmpty()) {
          continue;
        }
        methods++;
        Map<String, Object> operation =
            at(
                document,
                "paths",
                OpenApi.path(type, m),
                OpenApi.verb(m).orElseThrow().toLowerCase(Locale.ROOT));
        assertThat(operation)
            .as("%s.%s", type.getSimpleName(), m.getName())
            .isNotNull()
            .containsEntry("summary", m.getAnnotation(Doc.class).value());
        Consumes consumes = m.getAnnotation(Consumes.class);
        if (consumes != null) {
          String media =
              consumes.value()[0].equals("*/*") ? "application/octet-stream" : consumes.value()[0];
          assertThat(at(operation, "requestBody", "content")).containsKey(media);
        }
      }
    }
    assertThat(methods).isGreaterThan(40);
  }

  @Test
  void aMethodWithoutTextIsRefused() {
    assertThatThrownBy(() -> OpenApi.document(List.of(Silent.class), "1"))
        .hasMessageContaining("Silent.get has no @Doc");
  }

  @Path("silent")
  static final class Silent {
    @GET
    public String get() {
      return "";
    }
  }

  @Test
  void operationsHaveNamesOfTheirOwn() {
    Matcher ids = Pattern.compile("\"operationId\":\"([^\"]+)\"").matcher(text);
    Set<String> seen = new HashSet<>();
    while (ids.find()) {
      assertThat(seen.add(ids.group(1))).as(ids.group(1)).isTrue();
    }
    assertThat(seen).contains("Documents_list", "Job_list");
  }

  @Test
  void everyReferenceHasItsSchemaAndEveryPathParameterIsDeclared() {
    Map<String, Object> schemas = at(document, "components", "schemas");
    Matcher refs = Pattern.compile("#/components/schemas/([A-Za-z]+)").matcher(text);
    while (refs.find()) {
      assertThat(schemas).containsKey(refs.group(1));
    }
    at(document, "paths")
        .forEach(
            (path, verbs) -> {
              Matcher names = Pattern.compile("\\{([a-z]+)}").matcher(path);
              while (names.find()) {
                String declared = "in=path, name=" + names.group(1) + ",";
                at(verbs)
                    .forEach(
                        (verb, operation) ->
                            assertThat(operation.toString())
                                .as(verb + " " + path)
                                .contains(declared));
              }
            });
  }

  @Test
  void saysWhatItKnows() {
    assertThat(document).containsEntry("openapi", "3.0.3");
    assertThat(at(document, "info")).containsEntry("version", "1.2.3");
    Map<String, Object> documents = at(document, "paths", "/documents", "get");
    assertThat(documents.get("parameters").toString())
        .contains("in=query, name=decision, schema={enum=[", "PENDING")
        .contains("{description=first issue date, in=query, name=from, schema={")
        .contains("format=date")
        .contains("default=100");
    assertThat(at(document, "components", "schemas", "CompanyBody", "properties"))
        .containsKeys("name", "vatPayer", "policies");
    assertThat(at(document, "paths", "/network/sync", "post", "responses"))
        .containsKeys("202", "default");
    assertThat(at(document, "paths", "/statements", "post", "requestBody", "content"))
        .containsKeys("application/octet-stream", "multipart/form-data");
    assertThat(at(document, "paths", "/invoice/read", "post").get("parameters").toString())
        .doesNotContain("Idempotency-Key");
    assertThat(
            at(document, "paths", "/documents/{id}/approve", "post").get("parameters").toString())
        .contains("Idempotency-Key");
  }
}
