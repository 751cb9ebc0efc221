package org.partida.sandbox.checks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.partida.model.PartidaException;
import org.partida.sandbox.generate.Payload;
import org.partida.spi.invoice.Finding;
import org.partida.spi.invoice.InvoiceValidator;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.invoice.ValidationOptions;
import org.partida.spi.invoice.ValidationReport;

/**
 * All checks of a document. A validator that other bundles offer is asked for shape and rules; the
 * sandbox's own handful stands in where none is there or ready. Identifiers are always checked
 * here. Safe for use by several threads.
 */
public final class DocumentChecks {
  private static final int REMEMBERED = 64;
  private static final Locale ROMANIAN = Locale.forLanguageTag("ro");

  private final List<InvoiceValidator> validators = new CopyOnWriteArrayList<>();

  /** The same bytes are checked twice: shape at the upload, rules later. */
  private final Map<String, ValidationReport> reports =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, ValidationReport> eldest) {
              return size() > REMEMBERED;
            }
          });

  /** A validator has come. */
  public void add(InvoiceValidator validator) {
    validators.add(validator);
    reports.clear();
  }

  /** A validator has gone. */
  public void remove(InvoiceValidator validator) {
    validators.remove(validator);
    reports.clear();
  }

  /** What the schema refuses, in the parser's words; empty if the shape is right. */
  public Optional<String> shape(Standard standard, Payload payload) {
    Optional<String> own = Shape.complaint(standard, payload);
    if (own.isPresent() || standard == Standard.RASP) {
      return own;
    }
    return report(payload, standard, false)
        .filter(r -> r.failedAt().filter(s -> s == ValidationReport.Stage.XSD).isPresent())
        .map(r -> parsed(r.errors().get(0)));
  }

  private static String parsed(Finding finding) {
    return finding.ruleText().startsWith("org.xml.sax")
        ? finding.ruleText()
        : "org.xml.sax.SAXParseException; " + finding.location() + "; " + finding.ruleText();
  }

  /**
   * Rules and identifiers of a document whose shape is right; only the first stage that fails
   * reports.
   */
  public Verdict content(
      Standard standard, Payload payload, boolean foreignBuyer, Predicate<String> registered) {
    List<Broken> rules =
        report(payload, standard, foreignBuyer)
            .map(DocumentChecks::rules)
            .orElseGet(() -> Rules.check(payload));
    if (!rules.isEmpty()) {
      return new Verdict(Broken.Stage.SCHEMATRON, rules);
    }
    List<Broken> identity = Identify.check(Parties.read(payload), foreignBuyer, registered);
    return new Verdict(Broken.Stage.IDENTIFIERS, identity);
  }

  private static List<Broken> rules(ValidationReport report) {
    return report.failedAt().filter(s -> s == ValidationReport.Stage.SCHEMATRON).isPresent()
        ? report.errors().stream().map(DocumentChecks::broken).toList()
        : List.of();
  }

  private static Broken broken(Finding f) {
    String text = f.ruleText().strip();
    int end = text.indexOf(']');
    boolean named = text.startsWith("[") && end > 0;
    String words = named ? text.substring(end + 1).replaceFirst("^\\s*-\\s*", "") : text;
    return new Broken(
        f.rule(), named ? text.substring(1, end) : f.rule(), f.location(), words, "", "");
  }

  private Optional<ValidationReport> report(
      Payload payload, Standard standard, boolean foreignBuyer) {
    RootElement root = new RootElement(standard.namespace(), standard.root());
    Optional<InvoiceValidator> validator =
        validators.stream().filter(v -> v.validates(root) && v.ready()).findFirst();
    if (validator.isEmpty()) {
      return Optional.empty();
    }
    String key = payload.sha256() + foreignBuyer;
    Optional<ValidationReport> known = Optional.ofNullable(reports.get(key));
    if (known.isPresent()) {
      return known;
    }
    try {
      ValidationReport report =
          validator
              .get()
              .validate(
                  new ByteArrayInputStream(payload.bytes()),
                  new ValidationOptions(ROMANIAN, foreignBuyer));
      reports.put(key, report);
      return Optional.of(report);
    } catch (PartidaException e) {
      // it cannot say: the sandbox's own checks do
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("sandbox: bytes in memory cannot be read", e);
    }
  }
}
