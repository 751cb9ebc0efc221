package org.partida.sandbox.seal;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import javax.xml.XMLConstants;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.wire.SafeDom;
import org.w3c.dom.Document;

/**
 * Writes the authority's seal in its two known forms (section 4 of the wire contract).
 *
 * <p>The production form is detached and not what the XMLDSig standard means: its one reference has
 * an empty URI and no transforms, the digest is SHA-256 over the raw bytes of the payload, and the
 * signature is rsa-sha1 over the canonical SignedInfo. The JDK refuses rsa-sha1 in XMLDSig, so the
 * SignedInfo is written in its canonical form by hand and signed as bytes.
 */
public final class Sealer {
  private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
  private final SealKeys keys;

  public Sealer(SealKeys keys) {
    this.keys = keys;
  }

  /** The detached production form over raw bytes. */
  public Payload detached(Payload payload) {
    String inner = signedInfo(Base64.getEncoder().encodeToString(payload.digest()));
    String canonical = "<SignedInfo xmlns=\"" + DSIG + "\">" + inner + "</SignedInfo>";
    byte[] value = keys.sign("SHA1withRSA", canonical.getBytes(StandardCharsets.UTF_8));
    String subject = keys.certificate().getSubjectX500Principal().getName(X500Principal.RFC1779);
    return Payload.utf8(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?><Signature xmlns=\""
            + DSIG
            + "\"><SignedInfo>"
            + inner
            + "</SignedInfo><SignatureValue>"
            + mime(value)
            + "</SignatureValue><KeyInfo><X509Data><X509SubjectName>"
            + subject
            + "</X509SubjectName><X509Certificate>"
            + mime(certificate())
            + "</X509Certificate></X509Data></KeyInfo></Signature>");
  }

  /**
   * Canonical as it stands: no space between elements, no empty-element tags, one attribute each.
   */
  private static String signedInfo(String digest) {
    return "<CanonicalizationMethod Algorithm=\""
        + CanonicalizationMethod.INCLUSIVE
        + "\"></CanonicalizationMethod><SignatureMethod Algorithm=\""
        + DSIG
        + "rsa-sha1\"></SignatureMethod><Reference URI=\"\"><DigestMethod Algorithm=\""
        + "http://www.w3.org/2001/04/xmlenc#sha256\"></DigestMethod><DigestValue>"
        + digest
        + "</DigestValue></Reference>";
  }

  /** The enveloped form of the test environment: a copy of the payload with a Signature inside. */
  public Payload enveloped(Payload payload) {
    try {
      Document document = SafeDom.parse(new ByteArrayInputStream(payload.bytes()));
      XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
      KeyInfoFactory infos = factory.getKeyInfoFactory();
      KeyInfo info =
          infos.newKeyInfo(
              List.of(
                  infos.newX509Data(
                      List.of(
                          keys.certificate().getSubjectX500Principal().getName(),
                          keys.certificate()))));
      factory
          .newXMLSignature(envelopedInfo(factory), info)
          .sign(new DOMSignContext(keys.key(), document.getDocumentElement()));
      return Payload.utf8(write(document));
    } catch (GeneralSecurityException
        | MarshalException
        | XMLSignatureException
        | TransformerException e) {
      throw new IllegalStateException("sandbox: cannot seal", e);
    }
  }

  private static SignedInfo envelopedInfo(XMLSignatureFactory factory)
      throws GeneralSecurityException {
    Reference reference =
        factory.newReference(
            "",
            factory.newDigestMethod("http://www.w3.org/2001/04/xmlenc#sha256", null),
            List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null)),
            null,
            null);
    return factory.newSignedInfo(
        factory.newCanonicalizationMethod(
            CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
        factory.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null),
        List.of(reference));
  }

  private static String write(Document document) throws TransformerException {
    TransformerFactory factory = TransformerFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    Transformer transformer = factory.newTransformer();
    transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    StringWriter out = new StringWriter();
    transformer.transform(new DOMSource(document), new StreamResult(out));
    return out.toString();
  }

  private byte[] certificate() {
    try {
      return keys.certificate().getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("sandbox: certificate without encoding", e);
    }
  }

  private static String mime(byte[] bytes) {
    return Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes);
  }
}
