package org.partida.cius.ro.schema;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import org.partida.base.xml.SafeXml;
import org.partida.base.xml.XmlLimits;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.invoice.RootElement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Checks documents against the schemas of UBL 2.1. Thread-safe. */
public final class Shape {
  /** More than this of one document tell nothing new. */
  private static final int MOST = 50;

  private static final String LOCALE = "http://apache.org/xml/properties/locale";
  private static final Logger LOG = LoggerFactory.getLogger(Shape.class);

  private final Schema invoice;
  private final Schema creditNote;

  public Shape() {
    invoice = UblSchemas.load("Invoice");
    creditNote = UblSchemas.load("CreditNote");
  }

  /**
   * What the schema refuses, in the order of the file; empty if the document has the right shape.
   *
   * @throws PartidaException if it is no XML
   */
  public List<Complaint> check(byte[] document, RootElement root, XmlLimits limits) {
    ValidatorHandler validator =
        (root.localName().equals("CreditNote") ? creditNote : invoice).newValidatorHandler();
    english(validator);
    Collector collector = new Collector();
    validator.setErrorHandler(collector);
    try {
      XMLStreamReader reader = SafeXml.reader(new ByteArrayInputStream(document), limits);
      new Events(reader, validator).send();
      reader.close();
    } catch (XMLStreamException e) {
      throw SafeXml.malformed(e);
    } catch (SAXException e) {
      if (!(e instanceof Enough)) {
        throw new PartidaException(
            new Problem(
                "xml.malformed",
                "the XML cannot be read: " + e.getMessage(),
                "",
                "get the file again from where it came"),
            e);
      }
    }
    return collector.all;
  }

  /** The authority's texts are English whatever language the machine speaks. */
  private static void english(ValidatorHandler validator) {
    try {
      validator.setProperty(LOCALE, Locale.ENGLISH);
    } catch (SAXException e) {
      LOG.debug("This schema validator takes no language: {}", e.getMessage());
    }
  }

  /**
   * A refusal.
   *
   * @param place line and column
   * @param text in the words of the schema validator, which are the authority's
   */
  public record Complaint(String place, String text) {}

  private static final class Collector implements ErrorHandler {
    private final List<Complaint> all = new ArrayList<>();

    @Override
    public void warning(SAXParseException e) {
      LOG.debug("Schema warning: {}", e.getMessage());
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      String place = "line " + e.getLineNumber() + ", column " + e.getColumnNumber();
      // of one mistake the validator complains twice: of the value, then of its element
      if (all.isEmpty() || !all.get(all.size() - 1).place().equals(place)) {
        all.add(new Complaint(place, String.valueOf(e.getMessage())));
      }
      if (all.size() >= MOST) {
        throw new Enough();
      }
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      error(e);
    }
  }

  /** Ends the reading once there are complaints enough. */
  private static final class Enough extends SAXException {
    private static final long serialVersionUID = 1L;
  }
}
