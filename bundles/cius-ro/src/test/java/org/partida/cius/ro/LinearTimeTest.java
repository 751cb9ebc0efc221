package org.partida.cius.ro;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partida.spi.invoice.ValidationOptions;
import org.partida.spi.invoice.ValidationReport;

/**
 * Ten times the size takes about ten times as long, whatever it is that there is so much of. A time
 * that grows with the square would be a hundred times.
 */
class LinearTimeTest {
  private static final int SMALL = 150;
  private static final int TIMES = 10;
  private static final int LIMIT = 35;
  private static final String LINE_END = "</cac:InvoiceLine>";

  private static CiusRoValidator ours;

  @BeforeAll
  static void load() throws Exception {
    ours = new CiusRoValidator(new Explanations());
    for (int i = 0; i < 20; i++) {
      validate(Samples.lines(SMALL / 4));
    }
  }

  @AfterAll
  static void stop() {
    ours.stop();
  }

  @Test
  void lines() throws Exception {
    linear("lines", Samples::lines);
    assertThat(validate(Samples.lines(SMALL)).errors()).isEmpty();
  }

  @Test
  void linesThatAreAllWrong() throws Exception {
    linear(
        "wrong lines",
        n ->
            text(Samples.lines(n))
                .replaceAll("<cbc:Name>", "<cbc:Name>" + "x".repeat(101))
                .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void vatSubtotals() throws Exception {
    linear("subtotals of one rate", n -> subtotals(n, i -> "21.00"));
    linear(
        "subtotals of many rates", n -> subtotals(n, i -> (i / 100 + 1) + "." + (100 + i % 100)));
  }

  @Test
  void paymentMeans() throws Exception {
    linear(
        "payment means",
        n -> {
          String xml = text(Samples.lines(n));
          int start = xml.indexOf("<cac:PaymentMeans>");
          int end = xml.indexOf("</cac:PaymentMeans>") + "</cac:PaymentMeans>".length();
          StringBuilder all = new StringBuilder();
          for (int i = 0; i < n; i++) {
            all.append(
                    "<cac:PaymentMeans><cbc:PaymentMeansCode>42</cbc:PaymentMeansCode><cbc:PaymentID>")
                .append(i)
                .append(
                    "</cbc:PaymentID><cac:PayeeFinancialAccount><cbc:ID>RO49AAAA1B31007593840000</cbc:ID>"
                        + "</cac:PayeeFinancialAccount></cac:PaymentMeans>");
          }
          return (xml.substring(0, start) + all + xml.substring(end))
              .getBytes(StandardCharsets.UTF_8);
        });
  }

  @Test
  void documentAllowances() throws Exception {
    linear(
        "allowances",
        n -> {
          String xml = text(Samples.lines(n));
          int at = xml.indexOf("<cac:TaxTotal>");
          StringBuilder all = new StringBuilder();
          for (int i = 0; i < n; i++) {
            all.append(
                "<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator>"
                    + "<cbc:AllowanceChargeReason>x</cbc:AllowanceChargeReason>"
                    + "<cbc:Amount currencyID=\"RON\">1.00</cbc:Amount><cac:TaxCategory><cbc:ID>S</cbc:ID>"
                    + "<cbc:Percent>21.00</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>"
                    + "</cac:TaxCategory></cac:AllowanceCharge>");
          }
          return (xml.substring(0, at) + all + xml.substring(at)).getBytes(StandardCharsets.UTF_8);
        });
  }

  private static byte[] subtotals(int n, IntFunction<String> rate) {
    String xml = text(Samples.lines(n));
    int start = xml.indexOf("<cac:TaxSubtotal>");
    int end = xml.indexOf("</cac:TaxTotal>");
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < n; i++) {
      all.append(
              "<cac:TaxSubtotal><cbc:TaxableAmount currencyID=\"RON\">1.00</cbc:TaxableAmount>"
                  + "<cbc:TaxAmount currencyID=\"RON\">0.21</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID>"
                  + "<cbc:Percent>")
          .append(rate.apply(i))
          .append(
              "</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>"
                  + "</cac:TaxSubtotal>");
    }
    return (xml.substring(0, start) + all + xml.substring(end)).getBytes(StandardCharsets.UTF_8);
  }

  private static void linear(String what, IntFunction<byte[]> document) throws Exception {
    byte[] small = document.apply(SMALL);
    byte[] large = document.apply(SMALL * TIMES);
    assertThat(text(large)).contains(LINE_END);
    long one = fastest(small);
    long ten = fastest(large);
    System.out.printf(
        Locale.ROOT,
        "%s: %d in %.1f ms, %d in %.1f ms%n",
        what,
        SMALL,
        one / 1e6,
        SMALL * TIMES,
        ten / 1e6);
    assertThat((double) ten / one).as(what).isLessThan(LIMIT);
  }

  private static long fastest(byte[] xml) throws Exception {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      long start = cpu();
      ValidationReport r = validate(xml);
      best = Math.min(best, cpu() - start);
      assertThat(r.failedAt()).isNotEqualTo(java.util.Optional.of(ValidationReport.Stage.XSD));
    }
    return best;
  }

  private static ValidationReport validate(byte[] xml) throws Exception {
    return ours.validate(new ByteArrayInputStream(xml), ValidationOptions.in(Locale.ENGLISH));
  }

  private static String text(byte[] xml) {
    return new String(xml, StandardCharsets.UTF_8);
  }

  /** Processor time of this process: other processes on the machine do not count. */
  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
