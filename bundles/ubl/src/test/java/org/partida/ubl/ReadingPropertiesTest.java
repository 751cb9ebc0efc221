package org.partida.ubl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.partida.model.Money;
import org.partida.spi.invoice.InvoiceRead;
import org.partida.spi.invoice.InvoiceReadException;

class ReadingPropertiesTest {

  @Property(tries = 200)
  void amountsComeOutAsTheyWentIn(
      @ForAll @IntRange(min = -1_000_000_000, max = 1_000_000_000) int minor) {
    Money amount = new Money(minor, java.util.Currency.getInstance("EUR"));
    InvoiceRead once =
        Samples.read(Samples.with("invoice.xml", ">230.50<", ">" + amount.amountText() + "<"));
    assertThat(once.invoices().get(0).totals().payable()).isEqualTo(amount);
  }

  @Property(tries = 300)
  void aChangedByteIsReadOrRefusedButNeverCrashesAndAlwaysTheSame(
      @ForAll @IntRange(max = 10_000) int position, @ForAll byte value) {
    byte[] bytes = Samples.text("invoice.xml").getBytes(StandardCharsets.UTF_8);
    bytes[position % bytes.length] = value;
    assertThat(outcome(bytes)).isEqualTo(outcome(bytes));
  }

  @Test
  void fourThreadsReadAlike() throws Exception {
    List<String> xml =
        List.of(
            Samples.text("invoice.xml"),
            Samples.text("credit-note.xml"),
            Samples.text("storno.xml"));
    List<InvoiceRead> expected = xml.stream().map(Samples::read).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        int n = i % xml.size();
        work.add(() -> Samples.read(xml.get(n)).equals(expected.get(n)));
      }
      for (Future<Boolean> done : threads.invokeAll(work, 60, TimeUnit.SECONDS)) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aThreadWithoutContextClassLoaderReadsToo() {
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    current.setContextClassLoader(null);
    try {
      assertThatCode(
              () ->
                  new UblInvoiceReader()
                      .read(
                          new ByteArrayInputStream(
                              Samples.text("invoice.xml").getBytes(StandardCharsets.UTF_8))))
          .doesNotThrowAnyException();
    } finally {
      current.setContextClassLoader(before);
    }
  }

  @Test
  void tenThousandLinesAndAThreeMegabyteAttachment() {
    String line = Samples.text("invoice.xml");
    String block =
        line.substring(line.indexOf("  <cac:InvoiceLine>"), line.lastIndexOf("</Invoice>"));
    String big =
        line.replace("JVBERi0xLjQKJSBhIHZlcnkgc21hbGwgZmls", "A".repeat(4_000_000))
            .replace("</Invoice>", block.repeat(5_000) + "</Invoice>");
    InvoiceRead read = Samples.read(big);
    assertThat(read.invoices().get(0).lines()).hasSize(10_002);
    assertThat(read.invoices().get(0).attachments().get(0).size()).isEqualTo(3_000_000);
  }

  @Test
  void turkishLettersDoNotMatter() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(Samples.read(Samples.text("invoice.xml")).warnings()).isEmpty();
    } finally {
      Locale.setDefault(before);
    }
  }

  private static Object outcome(byte[] bytes) {
    try {
      return Samples.READER.read(new ByteArrayInputStream(bytes));
    } catch (InvoiceReadException e) {
      return e.problem();
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
