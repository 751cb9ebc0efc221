package org.partida.ubl;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.invoice.Attachment;
import org.partida.model.invoice.Classification;
import org.partida.model.invoice.DocumentKind;
import org.partida.model.invoice.DueDate;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.PrecedingInvoice;
import org.partida.model.invoice.VatCategory;

/** One invoice that uses every business term the model has. */
class FullInvoiceTest {
  private final Invoice invoice = Samples.read(Samples.text("invoice.xml")).invoices().get(0);

  @Test
  void isReadWithoutComplaint() {
    assertThat(Samples.read(Samples.text("invoice.xml")).warnings()).isEmpty();
  }

  @Test
  void header() {
    var h = invoice.header();
    assertThat(h.number()).isEqualTo("MUN-0042");
    assertThat(h.issueDate()).isEqualTo("2025-09-03");
    assertThat(h.dueDate()).contains(LocalDate.of(2025, 10, 3));
    assertThat(h.taxPointCode()).contains("432");
    assertThat(h.taxPointDate()).isEmpty();
    assertThat(h.deliveryDate()).contains(LocalDate.of(2025, 8, 30));
    assertThat(h.periodStart()).contains(LocalDate.of(2025, 8, 1));
    assertThat(h.periodEnd()).contains(LocalDate.of(2025, 8, 31));
    assertThat(h.typeCode()).isEqualTo("380");
    assertThat(h.kind()).isEqualTo(DocumentKind.INVOICE);
    assertThat(h.currency().getCurrencyCode()).isEqualTo("EUR");
    assertThat(h.taxCurrency().map(Object::toString)).contains("RON");
    assertThat(h.specification().orElseThrow()).endsWith("CIUS-RO:1.0.1");
  }

  @Test
  void parties() {
    var seller = invoice.parties().seller();
    assertThat(seller.name()).isEqualTo("Muntele Verde S.R.L.");
    assertThat(seller.tradingName()).contains("Muntele Verde");
    assertThat(seller.vatId()).contains("RO12345674");
    assertThat(seller.taxRegistration()).contains("12345674");
    assertThat(seller.legalId()).contains("J12/34/2010");
    assertThat(seller.address().lines()).containsExactly("Str. Fântânii 3", "Etaj 2", "Ap. 7");
    assertThat(seller.address().subdivision()).contains("RO-CJ");
    assertThat(seller.contactName()).contains("Ana Țăran");
    assertThat(seller.email()).contains("ana@munte.example");
    assertThat(invoice.parties().buyer().taxId()).contains("RO87654329");
    assertThat(invoice.parties().payee().orElseThrow().name()).isEqualTo("Factor Bank");
    assertThat(invoice.parties().taxRepresentative().orElseThrow().vatId()).contains("RO11223342");
    assertThat(invoice.parties().delivery().orElseThrow().city()).contains("Turda");
  }

  @Test
  void totalsInBothCurrencies() {
    var t = invoice.totals();
    assertThat(
            List.of(
                t.lineNet(),
                t.allowances(),
                t.charges(),
                t.net(),
                t.vat(),
                t.gross(),
                t.prepaid(),
                t.rounding(),
                t.payable()))
        .containsExactly(
            eur("290"),
            eur("20"),
            eur("10"),
            eur("280"),
            eur("50.40"),
            eur("330.40"),
            eur("100"),
            eur("0.10"),
            eur("230.50"));
    assertThat(t.vatInTaxCurrency()).contains(Money.of("252.00", "RON"));
  }

  @Test
  void vatBreakdown() {
    assertThat(invoice.vat()).hasSize(2);
    var reverse = invoice.vat().get(1);
    assertThat(reverse.category()).isEqualTo(VatCategory.AE);
    assertThat(reverse.amount()).isEqualTo(eur("0"));
    assertThat(reverse.exemptionCode()).contains("VATEX-EU-AE");
    assertThat(reverse.exemptionReason()).contains("Taxare inversă");
    assertThat(invoice.vat().get(0).rate()).contains(Percent.of("21"));
  }

  @Test
  void allowancesAndCharges() {
    var allowance = invoice.allowances().get(0);
    assertThat(allowance.charge()).isFalse();
    assertThat(allowance.effect()).isEqualTo(eur("-20"));
    assertThat(allowance.base()).contains(eur("200"));
    assertThat(allowance.percentage().orElseThrow()).isEqualByComparingTo("10");
    assertThat(allowance.reasonCode()).contains("95");
    assertThat(allowance.vatRate()).contains(Percent.of("21"));
    assertThat(invoice.allowances().get(1).charge()).isTrue();
    assertThat(invoice.allowances().get(1).vatCategory()).contains(VatCategory.S);
  }

  @Test
  void lines() {
    var line = invoice.lines().get(0);
    assertThat(line.quantity()).isEqualByComparingTo("5");
    assertThat(line.unit()).contains("H87");
    assertThat(line.netPrice().orElseThrow()).isEqualByComparingTo("503");
    assertThat(line.priceBaseQuantity().orElseThrow()).isEqualByComparingTo(BigDecimal.TEN);
    assertThat(line.notes()).containsExactly("lot 5");
    assertThat(line.orderLineReference()).contains("3");
    assertThat(line.accountingReference()).contains("628");
    assertThat(line.allowances().get(0).amount()).isEqualTo(eur("1.50"));
    var item = line.item();
    assertThat(item.name()).isEqualTo("Scândură");
    assertThat(item.description()).contains("Brad de munte");
    assertThat(List.of(item.buyerItemId(), item.sellerItemId(), item.standardId()))
        .containsExactly(Optional.of("B-1"), Optional.of("S-1"), Optional.of("5940000000001"));
    assertThat(item.classifications()).containsExactly(new Classification("TSP", "44071200"));
    assertThat(item.originCountry()).contains("RO");
    assertThat(invoice.lines().get(1).vatCategory()).isEqualTo(VatCategory.AE);
  }

  @Test
  void payment() {
    var p = invoice.payment();
    assertThat(p.meansCode()).contains("30");
    assertThat(p.ibans()).containsExactly("RO49AAAA1B31007593840000", "RO09BCYP0000001234567890");
    assertThat(p.reference()).contains("MUN-0042");
    assertThat(p.terms()).contains("La 30 de zile");
    assertThat(p.dueDates())
        .containsExactly(
            new DueDate(
                LocalDate.of(2025, 10, 3),
                Optional.empty(),
                Optional.of("30"),
                Optional.of("RO49AAAA1B31007593840000")));
  }

  @Test
  void references() {
    var r = invoice.references();
    assertThat(
            List.of(
                    r.order(),
                    r.salesOrder(),
                    r.contract(),
                    r.project(),
                    r.despatch(),
                    r.receiving())
                .stream()
                .map(Optional::orElseThrow))
        .containsExactly("PO-9", "SO-8", "CTR-1", "PRJ-3", "AVZ-17", "NIR-18");
    assertThat(r.buyerReference()).contains("Departament Achiziții");
    assertThat(r.accountingReference()).contains("CC-7");
    assertThat(r.invoicedObject()).contains("METER-5");
    assertThat(r.preceding())
        .containsExactly(new PrecedingInvoice("MUN-0001", Optional.of(LocalDate.of(2025, 7, 1))));
    assertThat(r.awbs()).containsExactly("2150900120086");
    assertThat(invoice.notes())
        .containsExactly("#AAI#TVA la încasare", "Expediat cu AWB 2150900120086");
  }

  @Test
  void attachmentsWithoutTheirBytes() {
    assertThat(invoice.attachments())
        .containsExactly(
            new Attachment(
                "pv.pdf",
                Optional.of("Proces verbal"),
                Optional.of("application/pdf"),
                27,
                Optional.empty()),
            new Attachment(
                "A2",
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.of("https://example.org/a2")));
  }

  private static Money eur(String amount) {
    return Money.of(amount, "EUR");
  }
}
