package org.partida.posting.ro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.partida.model.voucher.VoucherLine;

/** The worked scenarios as a file: where it is, and what it expects. */
final class GoldenFile {
  private GoldenFile() {}

  static Map<String, List<List<Expected>>> read(Path file) throws IOException {
    Map<String, List<List<Expected>>> golden = new LinkedHashMap<>();
    for (JsonNode s : new ObjectMapper().readTree(file.toFile())) {
      List<List<Expected>> entries = new ArrayList<>();
      for (JsonNode e : s.get("entries")) {
        List<Expected> lines = new ArrayList<>();
        e.get("lines")
            .forEach(
                l ->
                    lines.add(
                        new Expected(
                            l.get("account").asText(),
                            l.get("side").asText(),
                            new BigDecimal(l.get("amount").asText()))));
        entries.add(lines);
      }
      golden.put(s.get("id").asText(), entries);
    }
    return golden;
  }

  /**
   * Found by walking up from the working directory to the folder that holds both the project and
   * the shared material.
   */
  static Optional<Path> find() {
    return Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
        .map(p -> p.resolve("shared/golden/posting/golden_scenarios.json"))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** A line of a scenario. */
  record Expected(String account, String side, BigDecimal amount) {
    boolean covers(VoucherLine l) {
      int dot = account.indexOf('.');
      String synthetic = dot < 0 ? account : account.substring(0, dot);
      if (!l.side().name().equals(side) || !l.account().synthetic().equals(synthetic)) {
        return false;
      }
      String analytic = dot < 0 ? "" : account.substring(dot + 1);
      return analytic.isEmpty()
          || analytic.equals(l.account().analytic())
          || l.openItem().filter(analytic::equals).isPresent()
          || l.tax().map(t -> t.rate().toString()).filter(analytic::equals).isPresent();
    }
  }
}
