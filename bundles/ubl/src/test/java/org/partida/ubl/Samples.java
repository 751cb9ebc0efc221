package org.partida.ubl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.partida.spi.invoice.InvoiceRead;

/** The samples beside the tests, and variations of them. */
final class Samples {
  static final UblInvoiceReader READER = new UblInvoiceReader();

  private Samples() {}

  static String text(String name) {
    try (InputStream in = Samples.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The sample with one piece of text changed; fails if the piece is not there, lest a test prove
   * nothing.
   */
  static String with(String name, String old, String now) {
    String xml = text(name);
    if (!xml.contains(old)) {
      throw new IllegalArgumentException(name + " has no " + old);
    }
    return xml.replace(old, now);
  }

  static InvoiceRead read(String xml) {
    return read(xml.getBytes(StandardCharsets.UTF_8));
  }

  static InvoiceRead read(byte[] bytes) {
    try {
      return READER.read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
