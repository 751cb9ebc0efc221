package org.partida.cius.ro;

import com.helger.diagnostics.error.IError;
import com.helger.diagnostics.error.level.EErrorLevel;
import com.helger.phive.api.executor.IValidationExecutor;
import com.helger.phive.api.executorset.IValidationExecutorSet;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.result.ValidationResult;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.ciusro.CIUS_ROValidation;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.partida.cius.ro.schematron.Rules;
import org.w3c.dom.Document;

/** What phive, as it is published, says of a document: the oracle. One thread at a time. */
final class Phive {
  private final ValidationExecutorSetRegistry<IValidationSourceXML> registry =
      new ValidationExecutorSetRegistry<>();

  Phive() {
    EN16931Validation.initEN16931(registry);
    CIUS_ROValidation.initCIUS_RO(registry);
  }

  /** Its verdict: the ids, or only that the shape is wrong. */
  record Verdict(boolean misshapen, Set<String> fatal, Set<String> warnings) {}

  Verdict validate(byte[] xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    boolean note = "CreditNote".equals(document.getDocumentElement().getLocalName());
    IValidationExecutorSet<IValidationSourceXML> set =
        registry.getOfID(
            note
                ? CIUS_ROValidation.VID_CIUS_RO_UBL_CREDITNOTE_109
                : CIUS_ROValidation.VID_CIUS_RO_UBL_INVOICE_109);
    ValidationSourceXML source = ValidationSourceXML.create("test", document);
    Set<String> fatal = new TreeSet<>();
    Set<String> warnings = new TreeSet<>();
    boolean shape = true;
    for (IValidationExecutor<IValidationSourceXML> e : set.executors()) {
      ValidationResult r =
          e.applyValidation(source, IValidityDeterminator.createDefault(), Locale.ROOT);
      if (shape && r.getErrorList().containsAtLeastOneError()) {
        return new Verdict(true, Set.of(), Set.of());
      }
      shape = false;
      for (IError one : r.getErrorList()) {
        (one.getErrorLevel().getNumericLevel() >= EErrorLevel.ERROR.getNumericLevel()
                ? fatal
                : warnings)

            // phive has no id for a stylesheet that cannot be computed
            .add(one.getErrorID() == null ? Rules.UNCOMPUTED : one.getErrorID());
      }
    }
    return new Verdict(false, fatal, warnings);
  }
}
