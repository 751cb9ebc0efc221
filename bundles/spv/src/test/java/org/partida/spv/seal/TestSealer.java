package org.partida.spv.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.w3c.dom.Document;

/**
 * Makes seals: the detached form as text by hand, since no signer makes it; the enveloped one by
 * the JDK's signer, so by other code than is tested.
 */
final class TestSealer {
  private final KeyPair keys;
  private final X509Certificate certificate;

  TestSealer() throws GeneralSecurityException, OperatorCreationException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
    X500Name name = new X500Name("CN=Test Ministry,C=RO");
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.valueOf(0xABCDEF),
            Date.from(now),
            Date.from(now.plusSeconds(86_400)),
            name,
            keys.getPublic());
    certificate =
        new JcaX509CertificateConverter()
            .getCertificate(
                builder.build(
                    new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
  }

  /**
   * The SignedInfo below is written in its canonical form but for the namespace, which
   * canonicalization brings down from the Signature.
   */
  String detached(byte[] payload, String signatureUri, String algorithm)
      throws GeneralSecurityException {
    String digest =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(payload));
    String info =
        "<CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"></CanonicalizationMethod><SignatureMethod Algorithm=\""
            + signatureUri
            + "\"></SignatureMethod><Reference URI=\"\"><DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"></DigestMethod><DigestValue>"
            + digest
            + "</DigestValue></Reference></SignedInfo>";
    Signature signer = Signature.getInstance(algorithm);
    signer.initSign(keys.getPrivate());
    signer.update(
        ("<SignedInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\">" + info)
            .getBytes(StandardCharsets.UTF_8));
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?><Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><SignedInfo>"
        + info.replace("></CanonicalizationMethod>", "/>")
            .replace("></SignatureMethod>", "/>")
            .replace("></DigestMethod>", "/>")
        + "<SignatureValue>"
        + Base64.getMimeEncoder().encodeToString(signer.sign())
        + "</SignatureValue><KeyInfo><X509Data><X509SubjectName>CN=Test</X509SubjectName><X509Certificate>"
        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
        + "</X509Certificate></X509Data></KeyInfo></Signature>";
  }

  String enveloped(String payload) throws Exception {
    DocumentBuilderFactory documents = DocumentBuilderFactory.newInstance();
    documents.setNamespaceAware(true);
    Document document =
        documents
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)));
    XMLSignatureFactory f = XMLSignatureFactory.getInstance("DOM");
    Reference reference =
        f.newReference(
            "",
            f.newDigestMethod(DigestMethod.SHA256, null),
            List.of(f.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null)),
            null,
            null);
    SignedInfo info =
        f.newSignedInfo(
            f.newCanonicalizationMethod(
                CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
            f.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null),
            List.of(reference));
    KeyInfoFactory k = f.getKeyInfoFactory();
    KeyInfo key = k.newKeyInfo(List.of(k.newX509Data(List.of(certificate))));
    f.newXMLSignature(info, key)
        .sign(new DOMSignContext(keys.getPrivate(), document.getDocumentElement()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TransformerFactory.newInstance()
        .newTransformer()
        .transform(new DOMSource(document), new StreamResult(out));
    return out.toString(StandardCharsets.UTF_8);
  }
}
