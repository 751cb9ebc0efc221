package org.partida.spv.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.crypto.Data;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dom.DOMCryptoContext;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformException;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Canonical XML by the JDK's public API, which takes octets: a part of a tree is first made a
 * document of its own.
 */
final class Canonical {
  private static final Set<String> KNOWN =
      Set.of(
          CanonicalizationMethod.INCLUSIVE,
          CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS,
          CanonicalizationMethod.EXCLUSIVE,
          CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS);

  private Canonical() {}

  static boolean knows(String algorithm) {
    return KNOWN.contains(algorithm);
  }

  static byte[] file(Path file, String algorithm) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      return octets(in, algorithm);
    }
  }

  /**
   * An element as if it stood alone: inclusive canonicalization writes the namespaces in scope, so
   * those of its ancestors are declared on it; the exclusive one leaves out what is not used.
   */
  static byte[] element(Element element, String algorithm)
      throws IOException, GeneralSecurityException {
    Document alone = SealXml.empty();
    Element copy = (Element) alone.importNode(element, true);
    alone.appendChild(copy);
    inherited(element)
        .forEach(
            (name, value) -> {
              if (!copy.hasAttribute(name)) {
                copy.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, name, value);
              }
            });
    return octets(new ByteArrayInputStream(serialized(alone)), algorithm);
  }

  static byte[] document(Document document, String algorithm)
      throws IOException, GeneralSecurityException {
    return octets(new ByteArrayInputStream(serialized(document)), algorithm);
  }

  private static Map<String, String> inherited(Element element) {
    Map<String, String> out = new HashMap<>();
    for (Node n = element.getParentNode(); n instanceof Element; n = n.getParentNode()) {
      NamedNodeMap attributes = n.getAttributes();
      for (int i = 0; i < attributes.getLength(); i++) {
        Node a = attributes.item(i);
        if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(a.getNamespaceURI())) {
          out.putIfAbsent(a.getNodeName(), a.getNodeValue());
        }
      }
    }
    return out;
  }

  private static byte[] octets(InputStream in, String algorithm)
      throws IOException, GeneralSecurityException {
    try {
      TransformService service = TransformService.getInstance(algorithm, "DOM");
      // the JDK's service runs only for an element of some document; without children it has no
      // parameters
      Document owner = SealXml.empty();
      Element method = owner.createElementNS(XMLSignature.XMLNS, "CanonicalizationMethod");
      method.setAttribute("Algorithm", algorithm);
      owner.appendChild(method);
      service.init(new DOMStructure(method), null);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Data result = service.transform(new OctetStreamData(in), new DOMCryptoContext() {}, out);
      if (result instanceof OctetStreamData octets) {
        octets.getOctetStream().transferTo(out);
      }
      return out.toByteArray();
    } catch (TransformException e) {
      throw new IOException("cannot be canonicalized: " + e.getMessage(), e);
    }
  }

  private static byte[] serialized(Document document) throws IOException {
    try {
      Transformer identity = TransformerFactory.newDefaultInstance().newTransformer();
      identity.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      identity.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      identity.transform(new DOMSource(document), new StreamResult(out));
      return out.toByteArray();
    } catch (TransformerException e) {
      throw new IOException("cannot be written as XML: " + e.getMessage(), e);
    }
  }
}
