package org.partida.posting.ro;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;

/** The worked scenarios as a file: where it is, and what it expects. */
public final class GoldenFile {
  private GoldenFile() {}

  /** What is expected, by scenario and entry. */
  public static Map<String, List<List<Expected>>> read(Path file) throws IOException {
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

  /** The scenarios as tests; told as skipped where the file is not here. */
  public static Stream<DynamicTest> tests(Map<String, Supplier<List<Voucher>>> cases)
      throws IOException {
    Optional<Path> file = find();
    Assumptions.assumeTrue(
        file.isPresent(),
        "shared/golden/posting/golden_scenarios.json is not here: golden scenarios skipped");
    Map<String, List<List<Expected>>> golden = read(file.get());
    return cases.entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(), () -> check(e.getKey(), e.getValue().get(), golden)));
  }

  /**
   * Found by walking up from the working directory to the folder that holds both the project and
   * the shared material.
   */
  public static Optional<Path> find() {
    return Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
        .map(p -> p.resolve("shared/golden/posting/golden_scenarios.json"))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /**
   * Every line is one of the scenario's, and each account has the scenario's amount on each side;
   * {@code S01#0+1} is the sum of two entries.
   */
  public static void check(
      String id, List<Voucher> vouchers, Map<String, List<List<Expected>>> golden) {
    String scenario = id.substring(0, id.indexOf('#'));
    List<Expected> expected = new ArrayList<>();
    for (String entry : id.substring(id.indexOf('#') + 1).split("\\+")) {
      expected.addAll(golden.get(scenario).get(Integer.parseInt(entry)));
    }
    List<VoucherLine> lines = vouchers.stream().flatMap(v -> v.lines().stream()).toList();
    for (VoucherLine l : lines) {
      assertThat(expected)
          .as("a line that the scenario does not have: %s %s %s", l.account(), l.side(), l.amount())
          .anyMatch(e -> e.covers(l));
    }
    for (Expected e : expected) {
      BigDecimal wanted =
          expected.stream()
              .filter(o -> o.account().equals(e.account()) && o.side().equals(e.side()))
              .map(Expected::amount)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal got =
          lines.stream()
              .filter(e::covers)
              .map(l -> l.amount().decimal())
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(got).as("%s %s", e.side(), e.account()).isEqualByComparingTo(wanted);
    }
  }

  /** A line of a scenario. */
  public record Expected(String account, String side, BigDecimal amount) {
    public boolean covers(VoucherLine l) {
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
