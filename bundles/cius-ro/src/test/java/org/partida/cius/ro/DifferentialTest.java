package org.partida.cius.ro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partida.base.xml.SafeXml;
import org.partida.sandbox.generate.Shape;
import org.partida.spi.invoice.Finding;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.invoice.ValidationOptions;
import org.partida.spi.invoice.ValidationReport;
import org.partida.spi.invoice.ValidationReport.Stage;

/** The rewritten rules say of every document what the published ones say in phive. */
class DifferentialTest {
  private static final boolean LONG = Boolean.getBoolean("partida.long");
  private static final int MUTANTS = LONG ? 100_000 : 130;
  private static final ValidationOptions OPTIONS = new ValidationOptions(Locale.ENGLISH, true);

  private static Phive phive;
  private static CiusRoValidator ours;

  @BeforeAll
  static void load() {
    phive = new Phive();
    ours = new CiusRoValidator(new Explanations());
  }

  @AfterAll
  static void stop() {
    ours.stop();
  }

  @Test
  void generatedInvoicesOfEveryShape() throws Exception {
    Map<Shape, byte[]> shapes = Samples.shapes();
    assertThat(shapes).hasSizeGreaterThan(20);
    for (Map.Entry<Shape, byte[]> e : shapes.entrySet()) {
      same(e.getKey().name(), e.getValue());
    }
  }

  @Test
  void brokenInvoices() throws Exception {
    Set<String> seen = new TreeSet<>();
    Map<Shape, byte[]> shapes = Samples.shapes();
    int misshapen = 0;
    int all = 0;
    for (Shape shape :
        List.of(
            Shape.MULTI_RATE,
            Shape.CREDIT_NOTE,
            Shape.LINE_ALLOWANCE,
            Shape.DOCUMENT_ALLOWANCE,
            Shape.MIXED_EXEMPT,
            Shape.INTRA_EU,
            Shape.EUR,
            Shape.REFERENCES,
            Shape.REVERSE_CHARGE)) {
      for (Mutations.Mutant m : Mutations.of(shapes.get(shape), MUTANTS, 20261127)) {
        Phive.Verdict v = same(shape + " " + m.how(), m.xml());
        misshapen += v.misshapen() ? 1 : 0;
        all++;
        seen.addAll(v.fatal());
      }
    }
    System.out.printf(
        "%d mutants, %d of the wrong shape; rules broken: %d %s%n",
        all, misshapen, seen.size(), seen);
    assertThat(seen).hasSizeGreaterThan(60);
    assertThat(misshapen).isBetween(all / 20, all * 3 / 4);
  }

  @Test
  void collectedSamples() throws Exception {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(SharedData.file("anaf"))) {
      walk.filter(p -> p.toString().endsWith(".xml")).sorted().forEach(files::add);
    }
    int compared = 0;
    for (Path file : files) {
      byte[] xml = Files.readAllBytes(file);
      if (root(xml).filter(ours::validates).isPresent()) {
        same(file.getFileName().toString(), xml);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(30);
  }

  private static Optional<RootElement> root(byte[] xml) {
    try {
      return Optional.of(SafeXml.sniff(new ByteArrayInputStream(xml)));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Phive.Verdict same(String what, byte[] xml) throws Exception {
    Phive.Verdict expected = phive.validate(xml);
    ValidationReport report = validate(xml);
    if (expected.misshapen()) {
      assertThat(report.failedAt()).as(what).contains(Stage.XSD);
      return expected;
    }
    assertThat(report.failedAt()).as(what).isNotEqualTo(Optional.of(Stage.XSD));
    boolean rules = report.failedAt().equals(Optional.of(Stage.SCHEMATRON));
    assertThat(rules ? ids(report.errors()) : Set.of()).as(what).isEqualTo(expected.fatal());
    assertThat(ids(report.warnings())).as(what).isEqualTo(expected.warnings());
    return expected;
  }

  private static ValidationReport validate(byte[] xml) throws IOException {
    try (InputStream in = new ByteArrayInputStream(xml)) {
      return ours.validate(in, OPTIONS);
    }
  }

  private static Set<String> ids(List<Finding> findings) {
    return findings.stream().map(Finding::rule).collect(Collectors.toCollection(TreeSet::new));
  }
}
