package org.partida.cius.ro;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.partida.sandbox.generate.GenInvoice;
import org.partida.sandbox.generate.GenLine;
import org.partida.sandbox.generate.MonthGenerator;
import org.partida.sandbox.generate.Shape;
import org.partida.sandbox.generate.UblWriter;
import org.partida.sandbox.generate.World;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Invoices that the sandbox makes up, whole and broken in a known way. */
final class Samples {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String CBC =
      "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

  private Samples() {}

  /** One of each shape that the generator knows. */
  static Map<Shape, byte[]> shapes() {
    Map<Shape, byte[]> all = new LinkedHashMap<>();
    for (int seed = 1; seed <= 3; seed++) {
      for (GenInvoice i : month(seed)) {
        all.computeIfAbsent(i.shape(), s -> UblWriter.write(i).bytes());
      }
    }
    return all;
  }

  /** An ordinary invoice with so many lines. */
  static byte[] lines(int count) {
    GenInvoice i =
        month(1).stream().filter(x -> x.shape() == Shape.MULTI_LINE).findFirst().orElseThrow();
    List<GenLine> lines = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      GenLine l = i.lines().get(n % i.lines().size());
      lines.add(
          new GenLine(
              Integer.toString(n + 1),
              l.name(),
              l.description(),
              l.quantity(),
              l.unit(),
              l.price(),
              l.baseQuantity(),
              l.category(),
              l.rate(),
              l.sellerItemId(),
              l.classification(),
              l.adjustments()));
    }
    return UblWriter.write(
            new GenInvoice(
                i.shape(),
                i.number(),
                i.typeCode(),
                i.issueDate(),
                i.dueDate(),
                i.taxPointDate(),
                i.taxPointCode(),
                i.deliveryDate(),
                i.currency(),
                i.exchangeRate(),
                i.seller(),
                i.buyer(),
                i.payee(),
                lines,
                i.adjustments(),
                i.prepaid(),
                i.rounding(),
                i.exemptionReason(),
                i.notes(),
                i.references(),
                i.preceding(),
                i.instalments(),
                i.paymentMeans(),
                i.paymentTerms(),
                i.ibans(),
                i.attachment(),
                i.dialect()))
        .bytes();
  }

  private static List<GenInvoice> month(long seed) {
    return new MonthGenerator(World.load())
            .generate(new MonthGenerator.Request(seed, NOW, 5_000_000_000L, 3_000_000_000L))
            .messages()
            .stream()
            .map(m -> m.invoice())
            .flatMap(Optional::stream)
            .toList();
  }

  /** The document after a change. */
  static byte[] changed(byte[] xml, Consumer<Document> change) {
    Document document = parse(xml);
    change.accept(document);
    return write(document);
  }

  /** Sets the text of the first element of basic components that is called so. */
  static byte[] with(byte[] xml, String name, String text) {
    return changed(xml, d -> first(d, name).setTextContent(text));
  }

  /** The first basic component that is called so. */
  static Element first(Document d, String name) {
    return (Element) d.getElementsByTagNameNS(CBC, name).item(0);
  }

  static Document parse(byte[] xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] write(Document document) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(out));
      return out.toByteArray();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** All elements in the order of the document. */
  static List<Element> elements(Document document) {
    NodeList all = document.getElementsByTagNameNS("*", "*");
    List<Element> list = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      list.add((Element) all.item(i));
    }
    return list;
  }

  /** Whether an element holds text alone. */
  static boolean leaf(Element e) {
    for (Node n = e.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element) {
        return false;
      }
    }
    return true;
  }
}
