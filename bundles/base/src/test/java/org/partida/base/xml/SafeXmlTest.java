package org.partida.base.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.model.PartidaException;
import org.partida.spi.invoice.RootElement;

class SafeXmlTest {
  private static final String NS = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a><a/>",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY l \"lol\"><!ENTITY m \"&l;&l;&l;\">]><a>&m;</a>",
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"
      })
  void aDtdIsRefused(String xml) {
    assertThat(codeOf(bytes(xml))).isEqualTo("xml.dtd");
  }

  @Test
  void anElementNamedAsADeclarationOfNamesIsMalformed() {
    assertThat(codeOf(bytes("<a><xmlns:c>x</xmlns:c></a>"))).isEqualTo("xml.malformed");
  }

  @Test
  void nestingIsLimited() {
    assertThat(codeOf(bytes("<a>".repeat(64) + "</a>".repeat(64)))).isEmpty();
    assertThat(codeOf(bytes("<a>".repeat(65) + "</a>".repeat(65)))).isEqualTo("xml.tooDeep");
  }

  @Test
  void depthIsCountedWhicheverMethodMovesTheCursor() throws Exception {
    String row = "<r><v>1</v></r>";
    XMLStreamReader r = SafeXml.reader(bytes("<a>" + row.repeat(100) + "</a>"));
    r.nextTag();
    for (int i = 0; i < 100; i++) {
      r.nextTag();
      r.nextTag();
      assertThat(r.getElementText()).isEqualTo("1");
      r.nextTag();
    }
    assertThat(r.nextTag()).isEqualTo(XMLStreamReader.END_ELEMENT);
  }

  @Test
  void attributesAreLimited() {
    StringBuilder b = new StringBuilder("<a");
    for (int i = 0; i < 65; i++) {
      b.append(" a").append(i).append("=\"\"");
    }
    assertThat(codeOf(bytes(b + "/>"))).isEqualTo("xml.attributes");
  }

  @Test
  void sizeIsLimitedThoughTheStreamHasNoEnd() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };
    InputStream in = new SequenceInputStream(bytes("<a>"), endless);
    assertThat(codeOf(in, new XmlLimits(100_000, 64, 64))).isEqualTo("xml.tooLarge");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not xml",
        "<html><p></html>",
        "<a",
        "<a>&undeclared;</a>",
        "{\"eroare\":\"x\"}"
      })
  void whatIsNotWellFormedIsNamed(String xml) {
    assertThat(codeOf(bytes(xml))).isIn("xml.malformed", "xml.dtd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkIsNoHindrance(String charset) {
    byte[] xml =
        ("\uFEFF<x:Invoice xmlns:x='" + NS + "'><x:ID>ș</x:ID></x:Invoice>")
            .getBytes(Charset.forName(charset));
    assertThat(SafeXml.sniff(new ByteArrayInputStream(xml)))
        .isEqualTo(new RootElement(NS, "Invoice"));
  }

  @Test
  void theRootIsToldWithoutReadingTheRest() {
    assertThat(SafeXml.sniff(bytes("<!-- c --><Invoice xmlns='" + NS + "'><broken")))
        .isEqualTo(new RootElement(NS, "Invoice"));
    assertThat(SafeXml.sniff(bytes("<header/>"))).isEqualTo(new RootElement("", "header"));
    assertThatThrownBy(() -> SafeXml.sniff(bytes("<!-- only -->")))
        .isInstanceOf(PartidaException.class);
  }

  @Test
  void ourParserIsNobodysDefault() {
    assertThat(SafeXml.reader(bytes("<a/>")).getClass().getName()).startsWith("org.partida.");
    assertThat(XMLInputFactory.newDefaultFactory().getClass().getName()).doesNotContain("aalto");
  }

  private static String codeOf(InputStream in) {
    return codeOf(in, XmlLimits.DEFAULT);
  }

  /** The code of what goes wrong while everything is read; empty if nothing. */
  private static String codeOf(InputStream in, XmlLimits limits) {
    try {
      XMLStreamReader r = SafeXml.reader(in, limits);
      while (r.hasNext()) {
        if (r.next() == XMLStreamReader.CHARACTERS) {
          r.getText();
        }
      }
      return "";
    } catch (PartidaException e) {
      assertThat(e.problem().fix()).isNotEmpty();
      return e.problem().code();
    } catch (javax.xml.stream.XMLStreamException e) {
      return SafeXml.malformed(e).problem().code();
    }
  }

  private static InputStream bytes(String xml) {
    return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
  }
}
