package org.partida.itests.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an accountant would tell the program of a company of the sandbox, as PROFILE.json and
 * options of company-add.
 */
final class Profile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] PRODUCT = {"", "type", "account", "vatDeduction", "ncCode"};

  private Profile() {}

  /** Writes the profile of a company. */
  static Path write(Path file, JsonNode company, JsonNode rates, boolean onCash) {
    ObjectNode p = JSON.createObjectNode();
    p.put("country", "RO")
        .put("taxId", company.get("cif").asText())
        .put("name", company.get("name").asText());
    p.put("currency", "RON").put("vatPayer", true).put("vatOnCash", onCash).put("storno", "RED");
    ObjectNode partners = p.putObject("partners");
    for (JsonNode m : company.get("messages")) {
      if ("S".equals(m.at("/invoice/breakdown/0/category").asText())) {
        partners
            .putObject(m.at("/invoice/seller").asText())
            .put("vatPayer", true)
            .put("vatOnCash", false);
      }
    }
    products(p.putArray("products"));
    p.set("rates", rates);
    try {
      return Files.writeString(file, p.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The demo's own answers, so that the same is left open. */
  private static void products(ArrayNode products) {
    try (InputStream in =
        Profile.class.getResourceAsStream("/org/partida/shell/demo/products.psv")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] terms = line.split("\\|", -1);
          ObjectNode product = products.addObject();
          product.putObject("match").put("name", terms[0]);
          for (int i = 1; i < PRODUCT.length; i++) {
            if (!terms[i].isEmpty()) {
              product.put(PRODUCT[i], terms[i]);
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its bank accounts, as company-add takes them. */
  static Set<String> accounts(JsonNode company) {
    Set<String> all = new TreeSet<>();
    for (JsonNode s : company.get("statements")) {
      String currency = s.get("currency").asText();
      all.add(
          s.get("account").asText()
              + ":"
              + currency
              + ":"
              + ("RON".equals(currency) ? "5121" : "5124"));
    }
    return all;
  }
}
