package org.partida.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.sandbox.Seeder;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.checks.Parties;
import org.partida.sandbox.generate.BulkInvoices;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.seal.Zips;

/** What becomes of an upload: the stages in their order, and whose mailboxes are fed. */
class PipelineTest {
  private static final String SELLER = BulkInvoices.company(0);
  private static final String BUYER = BulkInvoices.company(1);
  private final Client client = new Client();
  private final String good =
      new String(
          BulkInvoices.payload(BulkInvoices.key(3, 0, 2, LocalDate.of(2026, 11, 22)))
              .orElseThrow()
              .bytes(),
          StandardCharsets.UTF_8);

  PipelineTest() {
    client.sandbox.seeder().bulk(Env.PROD, new Seeder.Bulk(2, 0, 1, 30));
  }

  private String index(String xml, String... query) {
    WireResponse answer = client.upload(xml, query);
    Matcher matcher = Pattern.compile("index_incarcare=\"(\\d+)\"").matcher(answer.text());
    assertThat(matcher.find()).as(answer.text()).isTrue();
    client.clock.set(client.clock.instant().plusSeconds(10));
    return matcher.group(1);
  }

  private String filed(String xml, String... more) {
    String[] query = new String[more.length + 4];
    query[0] = "standard";
    query[1] = "UBL";
    query[2] = "cif";
    query[3] = SELLER;
    System.arraycopy(more, 0, query, 4, more.length);
    return index(xml, query);
  }

  private String state(String index) {
    return client.get("stareMesaj", "id_incarcare", index).text();
  }

  private String errors(String index) {
    Matcher id = Pattern.compile("stare=\"nok\" id_descarcare=\"(\\d+)\"").matcher(state(index));
    assertThat(id.find()).as(state(index)).isTrue();
    return new String(
        Zips.read(client.get("descarcare", "id", id.group(1)).body()).get(index + ".xml"),
        StandardCharsets.UTF_8);
  }

  private JsonNode list(String cif) {
    return Json.read(client.get("listaMesajeFactura", "zile", "1", "cif", cif).text())
        .path("mesaje");
  }

  private void ok(String index) {
    assertThat(state(index)).contains("stare=\"ok\"");
  }

  @Test
  void synchronousChecksComeInTheirOrder() {
    String junk = "<Invoice1/>";
    client.sandbox.settings().set("limit.uploadBytes", "11");
    assertThat(client.upload(junk + " ", "standard", "X", "cif", "1a").text()).contains("standard");
    assertThat(client.upload(junk + " ", "standard", "UBL", "cif", "1a").text()).contains("10 MB");
    client.sandbox.settings().set("limit.uploadBytes", "1000000");
    String[] bad = {"standard", "UBL", "cif", "1a", "extern", "NU"};
    assertThat(client.upload(junk, bad).text()).contains("nu este un numar");
    bad[3] = "1";
    client.sandbox.wire().certificates().restrict(Tokens.DEFAULT_SERIAL, List.of());
    assertThat(client.upload(junk, bad).text()).contains("Nu exista niciun CIF");
    client.sandbox.wire().certificates().allowAll(Tokens.DEFAULT_SERIAL);
    assertThat(client.upload(junk, bad).text()).contains("Nu aveti drept in SPV pentru CIF=1");
    client.sandbox.settings().set("upload.noRightText", "drept de inrolare");
    assertThat(client.upload(junk, bad).text()).contains("drept de inrolare pentru CIF=1");
    bad[3] = SELLER;
    assertThat(client.upload(junk, bad).text()).contains("parametrul extern");
    assertThat(client.upload(junk, "standard", "UBL", "cif", SELLER).text())
        .contains("cvc-elt.1.a");
  }

  @Test
  void onlyTheFirstFailingStageReports() {
    String duplicate = good.replace("P3-1", "P3-9");
    ok(filed(duplicate));
    String identifiers = duplicate.replace("RO" + BUYER, "RO123");
    String rules = identifiers.replace("CIUS-RO:1.0.1", "CIUS-RO:0");
    assertThat(errors(filed(rules))).contains("BR-RO-001").doesNotContain("ERRIdentif");
    assertThat(errors(filed(identifiers)))
        .contains("CUI cumparator incorect")
        .doesNotContain("Schematron", "anterior");
    assertThat(errors(filed(duplicate))).contains("Factura a mai fost transmisa anterior");
    // one blank more is another document: a real double that nobody can delete
    ok(filed(duplicate.replace("\n</Invoice>", "\n </Invoice>")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BR-RO-010|<cbc:ID>P3-1</cbc:ID>|<cbc:ID>unu</cbc:ID>",
        "BR-RO-020|>380<|>381<",
        "BR-RO-030|>RON<|>EUR<",
        "BR-RO-081|<cbc:StreetName>Strada Probei nr. 1<|<cbc:StreetName><",
        "BR-RO-082|<cbc:StreetName>Strada Probei nr. 2<|<cbc:StreetName><",
        "BR-RO-091|<cbc:CityName>SECTOR1<|<cbc:CityName><",
        "BR-RO-092|<cbc:CityName>SECTOR2<|<cbc:CityName><",
        "BR-RO-100|>SECTOR1<|>Sector 1<",
        "BR-RO-101|>SECTOR2<|>Bucuresti<",
        "BR-CO-10|<cac:InvoiceLine><cbc:ID>1</cbc:ID>|<cac:InvoiceLine><cbc:ID>1</cbc:ID><!---->",
        "BR-27|<cbc:PriceAmount currencyID=\"RON\">|<cbc:PriceAmount currencyID=\"RON\">-",
        "BR-CO-16|<cbc:PayableAmount currencyID=\"RON\">|<cbc:PayableAmount currencyID=\"RON\">1",
        "BR-CO-15|<cbc:TaxInclusiveAmount currencyID=\"RON\">|<cbc:TaxInclusiveAmount currencyID=\"RON\">1",
        "BR-CO-13|<cbc:TaxExclusiveAmount currencyID=\"RON\">|<cbc:TaxExclusiveAmount currencyID=\"RON\">1",
        "BR-RO-L100|>Servicii de probă<|>Servicii de probă care au un nume mult mai lung decât cele o sută de caractere pe care le îngăduie regula aceasta<"
      })
  void theRulesThatDocumentsBreakMost(String rule, String what, String by) {
    String xml = good.replace(what, by);
    if ("BR-CO-10".equals(rule)) {
      xml = good.replaceFirst("(LineExtensionAmount currencyID=\"RON\">)", "$11");
    }
    assertThat(xml).isNotEqualTo(good);
    assertThat(errors(filed(xml))).contains("codEroare=" + rule + ";");
  }

  @Test
  void rulesAboutCountiesIdentifiersAndDecimals() {
    assertThat(errors(filed(good.replace(">RO-B<", ">Cluj<")))).contains("BR-RO-110", "BR-RO-111");
    String noTax = good.replaceAll("(?s)<cac:PartyTaxScheme>.*?</cac:PartyTaxScheme>", "");
    assertThat(errors(filed(noTax))).contains("BR-RO-065").doesNotContain("BR-RO-120");
    String nobody = noTax.replaceAll("<cbc:CompanyID>\\d+</cbc:CompanyID>", "");
    assertThat(errors(filed(nobody))).contains("BR-RO-065", "BR-RO-120");
    Matcher total =
        Pattern.compile("TaxInclusiveAmount currencyID=\"RON\">([0-9.]+)").matcher(good);
    assertThat(total.find()).isTrue();
    String finer = good.replace(">" + total.group(1) + "<", ">" + total.group(1) + "0<");
    assertThat(errors(filed(finer))).contains("BR-DEC-RO-TaxInclusiveAmount");
  }

  @Test
  void buyersAreIdentifiedAsTheAuthorityDoesIt() {
    String noVat =
        good.replaceFirst(
            "(?s)(AccountingCustomerParty.*?)<cac:PartyTaxScheme>.*?</cac:PartyTaxScheme>", "$1");
    ok(filed(noVat));
    ok(filed(noVat.replace(">" + BUYER + "<", ">1850505410011<")));
    assertThat(errors(filed(noVat.replace(">" + BUYER + "<", ">1850505410012<"))))
        .contains("CNP sau NIF cumparator incorect");
    assertThat(errors(filed(noVat.replace(">" + BUYER + "<", ">DE123<"))))
        .contains("nu a fost identificat cui cumparator");
    client.sandbox.settings().set("identify.buyerRegistered", "true");
    String stranger = noVat.replace(">" + BUYER + "<", ">12345674<");
    assertThat(errors(filed(stranger))).contains("CUI cumparator incorect");
    client.sandbox.control().run(List.of("vat-fact", "12345674", "--vat"));
    ok(filed(stranger + " "));
  }

  @Test
  void consumersAndForeignersGetNothing() {
    String consumer =
        good.replaceFirst(
                "(?s)(AccountingCustomerParty.*?)<cac:PartyTaxScheme>.*?</cac:PartyTaxScheme>",
                "$1")
            .replace(">" + BUYER + "<", ">" + Parties.NOBODY + "<");
    WireResponse b2c =
        client.wire.answer(
            new WireRequest(
                "POST",
                "/prod/FCTEL/rest/uploadb2c",
                Client.map("standard", "UBL", "cif", SELLER),
                client.bearer(),
                Payload.utf8(consumer)));
    assertThat(b2c.text()).contains("ExecutionStatus=\"0\"");
    client.clock.set(client.clock.instant().plusSeconds(10));
    assertThat(list(SELLER).get(0).path("detalii").asText())
        .endsWith("pentru cif_beneficiar=0000000000000");
    String abroad = good.replace("RO" + BUYER, "DE984002178").replace(">" + BUYER + "<", ">X<");
    assertThat(errors(filed(abroad))).contains("nu a fost identificat cui cumparator");
    ok(filed(abroad, "extern", "DA"));
    assertThat(list(SELLER)).hasSize(3);
    assertThat(list(BUYER)).isEmpty();
  }

  @Test
  void whoSellsToItselfHasTwoItems() {
    String own = good.replace(BUYER, SELLER);
    String index = filed(own);
    JsonNode items = list(SELLER);
    assertThat(items).hasSize(2);
    assertThat(items.findValuesAsText("id_solicitare")).containsOnly(index);
    assertThat(items.findValuesAsText("tip"))
        .containsExactlyInAnyOrder("FACTURA TRIMISA", "FACTURA PRIMITA");
    assertThat(items.findValuesAsText("id")).doesNotHaveDuplicates();
  }

  @Test
  void selfBillingHasTwoWordingsAndItsErrorsAThird() {
    String[] query = {"standard", "UBL", "cif", BUYER, "autofactura", "DA"};
    index(good, query);
    client.sandbox.settings().set("detalii.autofactutra", "true");
    assertThat(list(SELLER).get(0).path("detalii").asText())
        .contains("transmisa de cif=" + BUYER + "  ca autofactutra in numele cif=" + SELLER);
    client.sandbox.settings().set("errors.selfBilledTip", "true");
    index(good.replace("1.0.1", "0"), query);
    assertThat(list(SELLER).get(0).path("detalii").asText()).endsWith(" tip declarat=AUTOFACTURA");
  }

  @Test
  void anEnforcementBodyFilesForItsDebtor() {
    String[] query = {"standard", "UBL", "cif", "890001013", "executare", "DA"};
    assertThat(client.upload(good, query).text())
        .contains("CIF introdus= 890001013 nu este inregistrat in Registrul RO e-Factura");
    client.sandbox.settings().set("upload.enforcement", "890001013");
    String index = index(good, query);
    ok(index);
    assertThat(list("890001013").get(0).path("id_solicitare").asText()).isEqualTo(index);
  }

  @Test
  void messagesOfBuyersAboutNothingAreRefused() {
    String body =
        "<header xmlns=\"mfp:anaf:dgti:spv:reqMesaj:v1\" index_incarcare=\"1\" message=\"x\"/>";
    String index = index(body, "standard", "RASP", "cif", BUYER);
    assertThat(errors(index)).contains("Nu exista factura cu id_incarcare= 1");
    WireResponse bare =
        client.upload(
            "<header xmlns=\"mfp:anaf:dgti:spv:reqMesaj:v1\"/>", "standard", "RASP", "cif", BUYER);
    assertThat(bare.text()).contains("Attribute 'index_incarcare' must appear");
  }

  @Test
  void stateComesBeforeTheItems() {
    client.sandbox.settings().set("delay.indexingSeconds", "600");
    String index = filed(good);
    ok(index);
    assertThat(list(SELLER)).isEmpty();
    client.clock.set(client.clock.instant().plusSeconds(600));
    assertThat(list(SELLER)).hasSize(1);
    assertThat(list(BUYER)).hasSize(1);
    assertThat(state(index)).contains(list(SELLER).get(0).path("id").asText());
  }

  @Test
  void environmentsAreApart() {
    filed(good);
    WireResponse test =
        client.wire.answer(
            WireRequest.get(
                "/test/FCTEL/rest/listaMesajeFactura",
                Map.of("zile", "1", "cif", SELLER),
                client.bearer()));
    assertThat(Client.error(test))
        .isEqualTo("Nu exista niciun CIF pentru care sa aveti drept in SPV");
  }
}
