package org.partida.cius.ro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltExecutable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partida.sandbox.generate.Shape;
import org.partida.spi.invoice.Finding;
import org.partida.spi.invoice.ValidationOptions;
import org.partida.spi.invoice.ValidationReport;
import org.partida.spi.invoice.ValidationReport.Stage;

/**
 * The Ministry's own file holds the rules of EN 16931 and CIUS-RO in one; ours are two published
 * files. What they say is the same.
 */
class MinistryTest {
  private static final String COMBINED =
      "/external/schematron/1.0.9/EN16931-CIUS_RO-UBL-validation.xslt";
  private static final String SVRL = "http://purl.oclc.org/dsdl/svrl";

  /**
   * Fires for a missing price too in the standard's file alone, beside BR-26; with a negative one
   * it fires in both.
   */
  private static final String PRICE = "BR-27";

  private static final int MUTANTS = 40;

  private static final Processor SAXON = new Processor(false);
  private static XsltExecutable combined;
  private static CiusRoValidator ours;

  @BeforeAll
  static void load() throws Exception {
    combined =
        SAXON
            .newXsltCompiler()
            .compile(new StreamSource(MinistryTest.class.getResourceAsStream(COMBINED)));
    ours = new CiusRoValidator(new Explanations());
  }

  @AfterAll
  static void stop() {
    ours.stop();
  }

  @Test
  void saysTheSame() throws Exception {
    Map<Shape, byte[]> shapes = Samples.shapes();
    int compared = 0;
    int broken = 0;
    for (Map.Entry<Shape, byte[]> e : shapes.entrySet()) {
      assertThat(same(e.getKey().name(), e.getValue())).contains(Set.of());
      for (Mutations.Mutant m : Mutations.of(e.getValue(), MUTANTS / 4, 7)) {
        Optional<Set<String>> ids = same(e.getKey() + " " + m.how(), m.xml());
        compared += ids.isPresent() ? 1 : 0;
        broken += ids.filter(s -> !s.isEmpty()).isPresent() ? 1 : 0;
      }
    }
    for (Shape shape : List.of(Shape.STANDARD, Shape.CREDIT_NOTE, Shape.MULTI_RATE)) {
      for (Mutations.Mutant m : Mutations.of(shapes.get(shape), MUTANTS, 8)) {
        same(shape + " " + m.how(), m.xml());
      }
    }
    assertThat(compared).isGreaterThan(150);
    assertThat(broken).isGreaterThan(60);
  }

  /** The ids that both find; empty if the document never gets to the rules. */
  private static Optional<Set<String>> same(String what, byte[] xml) throws Exception {
    ValidationReport report =
        ours.validate(new ByteArrayInputStream(xml), new ValidationOptions(Locale.ENGLISH, true));
    if (report.failedAt().equals(Optional.of(Stage.XSD))) {
      return Optional.empty();
    }
    Set<String> mine =
        report.errors().stream()
            .map(Finding::rule)
            .filter(r -> !r.equals("ERRIdentif"))
            .collect(Collectors.toCollection(TreeSet::new));
    if (mine.contains("SCHEMATRON")) {
      return Optional.empty();
    }
    Set<String> theirs = theirs(xml);
    if (mine.contains("BR-26")) {
      mine.remove(PRICE);
    }
    assertThat(mine).as(what).isEqualTo(theirs);
    return Optional.of(theirs);
  }

  private static Set<String> theirs(byte[] xml) throws Exception {
    XdmNode document =
        SAXON.newDocumentBuilder().build(new StreamSource(new ByteArrayInputStream(xml)));
    Xslt30Transformer t = combined.load30();
    t.setGlobalContextItem(document);
    XdmDestination out = new XdmDestination();
    t.applyTemplates(document, out);
    Set<String> ids = new TreeSet<>();
    // some of its rules are reports of what is wrong instead of assertions of what is right
    for (String name : List.of("failed-assert", "successful-report")) {
      out.getXdmNode()
          .axisIterator(Axis.DESCENDANT, new QName(SVRL, name))
          .forEachRemaining(
              n -> {
                if ("fatal".equals(n.getAttributeValue(new QName("flag")))) {
                  ids.add(n.getAttributeValue(new QName("id")));
                }
              });
    }
    return ids;
  }
}
