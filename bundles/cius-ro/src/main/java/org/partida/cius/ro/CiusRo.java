package org.partida.cius.ro;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import net.sf.saxon.s9api.XdmNode;
import org.partida.base.xml.XmlLimits;
import org.partida.cius.ro.identity.Identifiers;
import org.partida.cius.ro.schema.Shape;
import org.partida.cius.ro.schematron.Fired;
import org.partida.cius.ro.schematron.Rules;
import org.partida.spi.invoice.Finding;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.invoice.RuleExplainer;
import org.partida.spi.invoice.ValidationOptions;
import org.partida.spi.invoice.ValidationReport;
import org.partida.spi.invoice.ValidationReport.Stage;

/**
 * The three stages, loaded. As many documents are looked at together as there are processors: the
 * tree of a document of ten megabytes takes some sixty. Thread-safe.
 */
final class CiusRo {
  private final Shape shape = new Shape();
  private final Rules rules = new Rules();
  private final RuleExplainer explainer;
  private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  CiusRo(RuleExplainer explainer) {
    this.explainer = explainer;
  }

  ValidationReport validate(
      byte[] document, RootElement root, XmlLimits limits, ValidationOptions options) {
    places.acquireUninterruptibly();
    try {
      return stages(document, root, limits, options);
    } finally {
      places.release();
    }
  }

  private ValidationReport stages(
      byte[] document, RootElement root, XmlLimits limits, ValidationOptions options) {
    Findings words = new Findings(explainer, options.language());
    List<Finding> misshapen = words.ofShape(shape.check(document, root, limits));
    if (!misshapen.isEmpty()) {
      return new ValidationReport(Optional.of(Stage.XSD), misshapen, List.of());
    }
    XdmNode tree = rules.parse(document, limits);
    List<Fired> fired = rules.check(tree);
    List<Finding> warnings = words.ofRules(fired, false);
    List<Finding> broken = words.ofRules(fired, true);
    if (!broken.isEmpty()) {
      return new ValidationReport(Optional.of(Stage.SCHEMATRON), broken, warnings);
    }
    List<Finding> unidentified = words.ofIdentity(Identifiers.check(tree, options.foreignBuyer()));
    return new ValidationReport(
        unidentified.isEmpty() ? Optional.empty() : Optional.of(Stage.IDENTIFIERS),
        unidentified,
        warnings);
  }
}
