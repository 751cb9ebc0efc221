package org.partida.sandbox.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.xml.crypto.Data;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The two steps by which a production seal is checked, written without the sealing code: the digest
 * over the raw bytes, and the signature over the JDK's own canonical form of SignedInfo.
 */
public final class TwoSteps {
  private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
  private final Document seal;

  public TwoSteps(byte[] seal) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      this.seal = factory.newDocumentBuilder().parse(new ByteArrayInputStream(seal));
    } catch (Exception e) {
      throw new AssertionError("the seal is not well-formed", e);
    }
  }

  private Element element(String name) {
    return (Element) seal.getElementsByTagNameNS(DSIG, name).item(0);
  }

  private byte[] base64(String name) {
    return Base64.getMimeDecoder().decode(element(name).getTextContent());
  }

  /** Step one. */
  public boolean digestFits(byte[] payload) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(payload);
      return MessageDigest.isEqual(digest, base64("DigestValue"));
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Step two. */
  public boolean signatureFits() {
    try {
      Signature signature = Signature.getInstance("SHA1withRSA");
      signature.initVerify(certificate().getPublicKey());
      signature.update(canonicalSignedInfo());
      return signature.verify(base64("SignatureValue"));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The certificate inside. */
  public X509Certificate certificate() {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(base64("X509Certificate")));
    } catch (java.security.cert.CertificateException e) {
      throw new AssertionError(e);
    }
  }

  /** Algorithm of a child of SignedInfo. */
  public String algorithm(String name) {
    return element(name).getAttribute("Algorithm");
  }

  private byte[] canonicalSignedInfo() throws Exception {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    TransformerFactory.newInstance()
        .newTransformer()
        .transform(new DOMSource(element("SignedInfo")), new StreamResult(text));
    CanonicalizationMethod method =
        XMLSignatureFactory.getInstance("DOM")
            .newCanonicalizationMethod(
                CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null);
    Data data =
        method.transform(new OctetStreamData(new ByteArrayInputStream(text.toByteArray())), null);
    try (InputStream canonical = ((OctetStreamData) data).getOctetStream()) {
      return canonical.readAllBytes();
    }
  }
}
