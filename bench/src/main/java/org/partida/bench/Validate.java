package org.partida.bench;

import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.IValidationExecutorSet;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.ciusro.CIUS_ROValidation;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.xml.parsers.DocumentBuilderFactory;
import org.partida.cius.ro.CiusRoValidator;
import org.partida.cius.ro.Explanations;
import org.partida.spi.invoice.ValidationOptions;

/**
 * Bytes to the verdict of schema, EN 16931 and CIUS-RO, beside phive as it is published: the same
 * schema and the same two stylesheets. No JMH, for one call of the baseline may take minutes; both
 * are warmed up on small invoices, then they take turns.
 */
final class Validate {
  private static final int WARM = 300;
  private static final ValidationOptions OPTIONS = ValidationOptions.in(Locale.ENGLISH);

  private final CiusRoValidator ours = new CiusRoValidator(new Explanations());
  private final IValidationExecutorSet<IValidationSourceXML> phive;

  private Validate() {
    ValidationExecutorSetRegistry<IValidationSourceXML> registry =
        new ValidationExecutorSetRegistry<>();
    EN16931Validation.initEN16931(registry);
    CIUS_ROValidation.initCIUS_RO(registry);
    phive = registry.getOfID(CIUS_ROValidation.VID_CIUS_RO_UBL_INVOICE_109);
  }

  static List<Row> measure() throws Exception {
    Validate v = new Validate();
    v.warmUp();
    List<Row> rows = new ArrayList<>();
    rows.add(v.row(1, 9, 20));
    rows.add(v.row(100, 7, 5));
    rows.add(v.row(1000, 3, 1));
    rows.add(v.row(5000, 2, 1));
    return rows;
  }

  private void warmUp() throws Exception {
    byte[] small = Invoices.ubl(10);
    for (int i = 0; i < WARM; i++) {
      ours(small);
      phive(small);
    }
  }

  private Row row(int lines, int rounds, int calls) throws Exception {
    byte[] xml = Invoices.ubl(lines);
    List<Double> theirs = new ArrayList<>();
    List<Double> mine = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      // who goes first changes, so that a trend of the machine favours neither
      if (round % 2 == 0) {
        theirs.add(millis(calls, () -> phive(xml)));
        mine.add(millis(calls, () -> ours(xml)));
      } else {
        mine.add(millis(calls, () -> ours(xml)));
        theirs.add(millis(calls, () -> phive(xml)));
      }
    }
    String what = "validate UBL, " + lines + (lines == 1 ? " line" : " lines");
    return new Row(
        what, "phive as published", "ms", theirs, mine, new Row.Aim(Row.Kind.RATIO, 1.0));
  }

  private static double millis(int calls, Callable<Boolean> verdict) throws Exception {
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      long start = System.nanoTime();
      if (!verdict.call()) {
        throw new IllegalStateException("the generated invoice is not valid");
      }
      all.add((System.nanoTime() - start) / 1e6);
    }
    return Row.median(all);
  }

  private boolean ours(byte[] xml) throws Exception {
    return ours.validate(new ByteArrayInputStream(xml), OPTIONS).valid();
  }

  private boolean phive(byte[] xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    ValidationSourceXML source =
        ValidationSourceXML.create(
            "invoice", factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)));
    return ValidationExecutionManager.executeValidation(
            IValidityDeterminator.createDefault(), phive, source)
        .containsNoError();
  }
}
