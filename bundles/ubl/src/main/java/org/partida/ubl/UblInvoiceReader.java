package org.partida.ubl;

import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import jakarta.xml.bind.JAXBException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.partida.base.xml.SafeXml;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.invoice.InvoiceRead;
import org.partida.spi.invoice.InvoiceReadException;
import org.partida.spi.invoice.InvoiceReader;
import org.partida.spi.invoice.RootElement;

/**
 * Reads UBL 2.1 Invoice and CreditNote, CIUS-RO and any other flavour of EN 16931. Stateless but
 * for its pool of unmarshallers; thread-safe.
 */
@Component(service = InvoiceReader.class)
public final class UblInvoiceReader implements InvoiceReader {
  private final Unmarshallers unmarshallers;

  @Activate
  public UblInvoiceReader() {
    unmarshallers = new Unmarshallers();
  }

  @Override
  public String format() {
    return "ubl-2.1";
  }

  @Override
  public boolean reads(RootElement root) {
    return UblNames.isInvoice(root) || UblNames.isCreditNote(root);
  }

  @Override
  public InvoiceRead read(InputStream source) throws IOException {
    try {
      UblStream stream = new UblStream(SafeXml.reader(source));
      RootElement root = root(stream);
      DocumentNode document = unmarshallers.read(stream);
      while (stream.hasNext()) {
        stream.next(); // a file cut off or glued together shows only behind the root
      }
      return map(root, document);
    } catch (XMLStreamException e) {
      throw unreadable(e);
    } catch (JAXBException e) {
      throw e.getLinkedException() instanceof XMLStreamException x ? unreadable(x) : failed(e);
    } catch (InvoiceReadException e) {
      throw e;
    } catch (PartidaException e) {
      throw e.getCause() instanceof XMLStreamException x
          ? unreadable(x)
          : new InvoiceReadException(e.problem(), e);
    }
  }

  private RootElement root(UblStream stream) throws XMLStreamException {
    while (stream.hasNext()) {
      if (stream.next() == START_ELEMENT) {
        RootElement root = new RootElement(stream.printedNamespace(), stream.getLocalName());
        if (!reads(root)) {
          throw notUbl(root);
        }
        return root;
      }
    }
    throw new InvoiceReadException(
        new Problem(
            "xml.malformed",
            "the XML has no root element",
            "",
            "get the file again from where it came"));
  }

  private static InvoiceRead map(RootElement root, DocumentNode document) {
    Warnings warnings = new Warnings();
    if (!UblNames.isCanonical(root.namespace())) {
      String message = "the namespace '" + root.namespace() + "' is not spelt as UBL 2.1 spells it";
      warnings.add(
          "root",
          new Problem("ubl.namespace", message, root.localName(), "nothing; tell the issuer"));
    }
    return new InvoiceRead(
        List.of(InvoiceMapper.map(document, UblNames.isCreditNote(root), warnings)),
        warnings.list());
  }

  private static InvoiceReadException notUbl(RootElement root) {
    String name =
        root.namespace().isEmpty()
            ? root.localName()
            : "{" + root.namespace() + "}" + root.localName();
    return new InvoiceReadException(
        new Problem(
            "ubl.root",
            "the root element " + name + " is neither a UBL Invoice nor a UBL CreditNote",
            "root",
            "give the file to the reader of its format"));
  }

  /** A source that fails is no fault of the document, and may be tried again. */
  private static InvoiceReadException unreadable(XMLStreamException e) throws IOException {
    Problem problem = SafeXml.malformed(e).problem();
    boolean overLimit = !problem.code().equals("xml.malformed");
    if (!overLimit
        && e.getNestedException() instanceof IOException io
        && !(io instanceof CharConversionException)) {
      throw io;
    }
    return new InvoiceReadException(problem, e);
  }

  private static InvoiceReadException failed(JAXBException e) {
    return new InvoiceReadException(
        new Problem(
            "ubl.unreadable",
            "the invoice could not be bound: " + e.getMessage(),
            "",
            "report this with the file"),
        e);
  }
}
