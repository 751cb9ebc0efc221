package org.partida.cius.ro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partida.base.work.Threads;
import org.partida.model.PartidaException;
import org.partida.sandbox.generate.Shape;
import org.partida.spi.invoice.Finding;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.invoice.ValidationOptions;
import org.partida.spi.invoice.ValidationReport;
import org.partida.spi.invoice.ValidationReport.Stage;
import org.w3c.dom.Element;

class CiusRoValidatorTest {
  private static final Locale RO = Locale.forLanguageTag("ro");

  private static CiusRoValidator validator;
  private static byte[] good;

  @BeforeAll
  static void load() {
    validator = new CiusRoValidator(new Explanations());
    good = Samples.shapes().get(Shape.STANDARD);
  }

  @AfterAll
  static void stop() {
    validator.stop();
  }

  @Test
  void aGoodInvoiceIsValid() throws Exception {
    ValidationReport r = validate(good, RO);
    assertThat(r.valid()).isTrue();
    assertThat(r.failedAt()).isEmpty();
    assertThat(validator.ready()).isTrue();
  }

  @Test
  void onlyTheFirstStageThatFailsReports() throws Exception {
    byte[] rules = Samples.with(good, "PayableAmount", "1.00");
    byte[] both = Samples.with(rules, "IssueDate", "today");
    ValidationReport shape = validate(both, Locale.ENGLISH);
    assertThat(shape.failedAt()).contains(Stage.XSD);
    assertThat(shape.errors()).extracting(Finding::rule).containsOnly("XSD");
    assertThat(shape.errors().get(0).message())
        .isEqualTo("the value \"today\" is not of the type date");
    assertThat(shape.errors().get(0).location()).startsWith("line ");
    assertThat(shape.errors().get(0).ruleText()).startsWith("cvc-datatype-valid.1.2.1");
    ValidationReport schematron = validate(rules, Locale.ENGLISH);
    assertThat(schematron.failedAt()).contains(Stage.SCHEMATRON);
    assertThat(schematron.errors()).extracting(Finding::rule).containsExactly("BR-CO-16");
  }

  @Test
  void aFindingSaysWhereWhatAndWhatToDo() throws Exception {
    byte[] bad =
        Samples.changed(
            good,
            d -> {
              Element party =
                  (Element) d.getElementsByTagNameNS("*", "AccountingCustomerParty").item(0);
              party.getElementsByTagNameNS("*", "CountrySubentity").item(0).setTextContent("Cluj");
            });
    Finding ro = validate(bad, RO).errors().get(0);
    assertThat(ro.rule()).isEqualTo("BR-RO-111");
    assertThat(ro.businessTerm()).contains("BT-54");
    assertThat(ro.location()).isEqualTo("/Invoice");
    assertThat(ro.message())
        .isEqualTo(
            "țara este RO, iar județul cumpărătorului (BT-54) nu este un cod ISO 3166-2:RO"
                + " (ANAF o numește [BR-RO-110])");
    assertThat(ro.fix()).startsWith("scrie codul județului");
    assertThat(ro.ruleText()).startsWith("[BR-RO-110]-Daca Codul tarii");
    Finding en = validate(bad, Locale.ENGLISH).errors().get(0);
    assertThat(en.message()).endsWith("(ANAF calls it [BR-RO-110])");
  }

  @Test
  void aLineIsNamedByItsPlace() throws Exception {
    byte[] xml =
        new String(Samples.lines(30), StandardCharsets.UTF_8)
            .replaceFirst("(?s)(<cbc:ID>17</cbc:ID>.*?<cbc:Name>)", "$1" + "x".repeat(101))
            .getBytes(StandardCharsets.UTF_8);
    Finding f = validate(xml, Locale.ENGLISH).errors().get(0);
    assertThat(f.rule()).isEqualTo("BR-RO-L1024");
    assertThat(f.location()).isEqualTo("/Invoice/cac:InvoiceLine[17]");
  }

  @Test
  void aRuleThatFailsInEveryLineIsCountedNotRepeated() throws Exception {
    byte[] xml =
        new String(Samples.lines(80), StandardCharsets.UTF_8)
            .replace("<cbc:Name>", "<cbc:Name>" + "x".repeat(101))
            .getBytes(StandardCharsets.UTF_8);
    List<Finding> lines =
        validate(xml, Locale.ENGLISH).errors().stream()
            .filter(f -> f.rule().equals("BR-RO-L1024"))
            .toList();
    assertThat(lines).hasSize(Findings.MOST_OF_A_RULE);
    assertThat(lines.get(49).message()).endsWith(" (and 30 more times)");
    assertThat(lines.get(48).message()).doesNotContain("more times");
  }

  @Test
  void foreignBuyersNeedExtern() throws Exception {
    byte[] export = Samples.shapes().get(Shape.EXPORT);
    ValidationReport at = validate(export, RO);
    assertThat(at.failedAt()).contains(Stage.IDENTIFIERS);
    assertThat(at.errors()).extracting(Finding::rule).containsExactly("ERRIdentif");
    assertThat(at.errors().get(0).message()).contains(" cumparator");
    assertThat(validator.validate(in(export), new ValidationOptions(RO, true)).valid()).isTrue();
    // at home it changes nothing
    byte[] nobody =
        Samples.changed(
            good,
            d -> {
              Element party =
                  (Element) d.getElementsByTagNameNS("*", "AccountingCustomerParty").item(0);
              for (String name : List.of("PartyTaxScheme", "PartyLegalEntity")) {
                Element e = (Element) party.getElementsByTagNameNS("*", name).item(0);
                if (e != null && e.getElementsByTagNameNS("*", "CompanyID").getLength() > 0) {
                  e.getElementsByTagNameNS("*", "CompanyID").item(0).setTextContent("J12/1/2000");
                }
              }
            });
    assertThat(validator.validate(in(nobody), new ValidationOptions(RO, true)).valid()).isFalse();
  }

  @Test
  void otherDocumentsAreNotForTheseRules() {
    assertThat(validator.validates(new RootElement("", "Invoice"))).isFalse();
    assertProblem(
        "<header xmlns='mfp:anaf:dgti:efactura:stareMesajFactura:v1'/>", "validator.profile");
  }

  @Test
  void attacksAreRefused() {
    assertProblem(
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><Invoice>&x;</Invoice>", "xml.dtd");
    String text = new String(good, StandardCharsets.UTF_8);
    int root = text.indexOf("<Invoice");
    assertProblem(text.substring(0, root) + "<!DOCTYPE Invoice>" + text.substring(root), "xml.dtd");
    assertProblem(text.replace("</Invoice>", ""), "xml.malformed");
    assertProblem(" ".repeat((10 << 20) + 1), "xml.tooLarge");
    // a schema of the document's own is not looked at
    String own =
        text.replaceFirst(
            "<Invoice ",
            "<Invoice xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                + " xsi:schemaLocation='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
                + " http://127.0.0.1:9/none.xsd' ");
    assertThat(own).isNotEqualTo(text);
    assertThat(validates(own)).isTrue();
  }

  private static boolean validates(String xml) {
    try {
      return validate(xml.getBytes(StandardCharsets.UTF_8), RO).valid();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void severalThreadsAtOnce() throws Exception {
    byte[] bad = Samples.with(good, "PayableAmount", "1.00");
    ExecutorService pool = Threads.pool("test", 6);
    List<Future<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      byte[] xml = i % 2 == 0 ? good : bad;
      all.add(pool.submit(() -> validate(xml, RO).valid()));
    }
    for (int i = 0; i < all.size(); i++) {
      assertThat(all.get(i).get()).isEqualTo(i % 2 == 0);
    }
    Threads.stop(pool, 5);
  }

  @Test
  void whoComesBeforeTheRulesAreLoadedIsTold() {
    CiusRoValidator fresh = new CiusRoValidator(new Explanations(), Duration.ZERO);
    assertThatThrownBy(() -> fresh.validate(in(good), ValidationOptions.in(RO)))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> assertThat(e.problem().code()).isEqualTo("validator.warming-up"));
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(fresh::ready);
    fresh.stop();
  }

  private static void assertProblem(String xml, String code) {
    assertThatThrownBy(() -> validate(xml.getBytes(StandardCharsets.UTF_8), RO))
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
  }

  private static ValidationReport validate(byte[] xml, Locale language) throws IOException {
    return validator.validate(in(xml), ValidationOptions.in(language));
  }

  private static ByteArrayInputStream in(byte[] xml) {
    return new ByteArrayInputStream(xml);
  }

  @Test
  void aReportIsConsistent() {
    assertThatThrownBy(() -> new ValidationReport(Optional.of(Stage.XSD), List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
