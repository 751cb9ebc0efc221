package org.partida.itests.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses of the OpenAPI document, filled with what a company really has. */
public final class RestRoutes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PART = Pattern.compile("\\{([a-zA-Z]+)}");
  private static final Set<String> IDS =
      Set.of("id", "externalId", "key", "line", "document", "statement", "hash", "voucher");

  /** Where the ids of an address are listed, if not one level up. */
  private static final Map<String, String> LISTS =
      Map.of(
          "/hand-entries/documents", "/documents",
          "/papers", "/documents",
          "/undo/document", "/documents",
          "/vouchers", "/companies/{company}/vouchers",
          "/companies/{company}/statement-lines", "/companies/{company}/matches");

  private static final Map<String, String> WORDS =
      Map.of("level", "document", "book", "sales", "hash", "0".repeat(64));

  private final Rest admin;
  private final List<Route> routes = new ArrayList<>();

  public RestRoutes(Rest admin) throws IOException {
    this.admin = admin;
    JsonNode paths = JSON.readTree(admin.json("GET", "openapi.json", "").body()).get("paths");
    paths
        .properties()
        .forEach(
            p ->
                p.getValue()
                    .properties()
                    .forEach(v -> routes.add(route(p.getKey(), v.getKey(), v.getValue()))));
  }

  private static Route route(String path, String verb, JsonNode operation) {
    Set<String> query = new HashSet<>();
    operation
        .path("parameters")
        .forEach(
            q -> {
              if ("query".equals(q.get("in").asText())) {
                query.add(q.get("name").asText());
              }
            });
    JsonNode content = operation.path("requestBody").path("content");
    String media = content.isEmpty() ? "application/json" : content.fieldNames().next();
    return new Route(verb.toUpperCase(Locale.ROOT), path, media, query);
  }

  /** All but streams. */
  public List<Route> all() {
    return routes.stream().filter(r -> !r.path().endsWith("/events")).toList();
  }

  /**
   * What a company has.
   *
   * @param company whose
   * @param first an id of each list, by the list's address
   * @param ids all ids that are seen in its lists
   */
  public record Known(String company, Map<String, String> first, Set<String> ids) {}

  /** Asks all lists of a company with all rights. */
  public Known known(String company) throws IOException {
    Map<String, String> first = new HashMap<>();
    Set<String> ids = new HashSet<>();
    for (Route r : all()) {
      boolean whole = !PART.matcher(r.path().replace("{company}", "")).find();
      if (r.verb().equals("GET") && whole && r.isOfCompany()) {
        String path = r.path().replace("{company}", company) + r.query(company);
        HttpResponse<String> answer = admin.json("GET", path.substring(1), "");
        if (answer.statusCode() == 200 && answer.body().matches("(?s)[\\[{].*")) {
          JsonNode tree = JSON.readTree(answer.body());
          gather(tree, ids);
          JsonNode one = (tree.isArray() ? tree : tree.path("items")).path(0);
          for (String name : List.of("id", "externalId", "line", "key")) {
            if (one.path(name).isTextual()) {
              first.putIfAbsent(r.path(), one.path(name).asText());
            }
          }
        }
      }
    }
    ids.removeIf(i -> i.length() < 6);
    return new Known(company, first, ids);
  }

  private static void gather(JsonNode node, Set<String> ids) {
    node.properties()
        .forEach(
            f -> {
              if (IDS.contains(f.getKey()) && f.getValue().isTextual()) {
                ids.add(f.getValue().asText());
              }
            });
    node.forEach(n -> gather(n, ids));
  }

  /**
   * A method at an address.
   *
   * @param verb the method
   * @param path with its parts in braces
   * @param media what its body is
   * @param parameters names of those in the query
   */
  public record Route(String verb, String path, String media, Set<String> parameters) {
    boolean isOfCompany() {
      return path.contains("{company}") || parameters.contains("company");
    }

    String query(String company) {
      return "?period=2026-10&from=2026-10-01&to=2026-11-30&month=2026-10&format="
          + (path.contains("/vat/") ? "csv" : "hledger")
          + (parameters.contains("company") ? "&company=" + company : "");
    }

    /** The address about the company, and the one that leaves the company out where it may. */
    public List<String> filled(Known k) {
      StringBuilder b = new StringBuilder();
      Matcher m = PART.matcher(path);
      while (m.find()) {
        String list = path.substring(0, m.start() - 1);
        String id = k.first().getOrDefault(LISTS.getOrDefault(list, list), "x1");
        String value =
            m.group(1).equals("company") ? k.company() : WORDS.getOrDefault(m.group(1), id);
        m.appendReplacement(
            b, Matcher.quoteReplacement(URLEncoder.encode(value, StandardCharsets.UTF_8)));
      }
      String at = m.appendTail(b).toString();
      return parameters.contains("company")
          ? List.of(at + query(k.company()), at)
          : List.of(at + query(k.company()));
    }

    /** Whether the request can only be about that company. */
    public boolean isAbout(String filled, String company) {
      return filled.contains(company)
          || path.contains("{") && !path.startsWith("/people") && !path.startsWith("/portal");
    }

    /** What most bodies ask for. */
    public byte[] body(String company) {
      return ("{\"company\":\"C\",\"companies\":[\"C\"],\"name\":\"N\",\"country\":\"RO\",\"taxId\":\"1\",\"reason\":\"r\","
              + "\"lines\":[\"x\"],\"period\":\"2026-10\",\"date\":\"2026-11-05\",\"portal\":\"NONE\",\"text\":\"t\"}")
          .replace("\"C\"", '"' + company + '"')
          .getBytes(StandardCharsets.UTF_8);
    }
  }
}
