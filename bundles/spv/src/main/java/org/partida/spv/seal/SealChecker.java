package org.partida.spv.seal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.partida.spi.network.SealReport;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Checks a seal in two steps, since no stock validator can: the digest in it against the payload,
 * and its signature value against its own SignedInfo by the certificate in it. In production the
 * seal is detached and its digest is over the payload's raw bytes although its reference says
 * otherwise; in the test environment the seal encloses a copy of the payload. Whether the
 * certificate is the Ministry's is for the reader of {@code signer} to say. Thread-safe.
 */
public final class SealChecker {
  private static final String ENVELOPED_TRANSFORM =
      "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
  private static final String INCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";

  /** Checks; whatever is wrong with the files is a finding. */
  public SealReport check(Path payload, Path signature) throws IOException {
    List<String> findings = new ArrayList<>();
    Document seal;
    try {
      seal = SealXml.parse(signature);
    } catch (SAXException e) {
      return none("the seal is no XML: " + e.getMessage());
    }
    Element root = seal.getDocumentElement();
    boolean detached = SealXml.isSignature(root);
    Optional<Element> element =
        detached
            ? Optional.of(root)
            : SealXml.children(root, "Signature").stream().reduce((a, b) -> b);
    if (element.isEmpty()) {
      return none("there is no Signature in the seal");
    }
    Optional<X509Certificate> certificate = Certificates.of(element.get(), findings);
    boolean holds = certificate.isPresent() && holds(element.get(), certificate.get(), findings);
    boolean matches = digest(payload, seal, element.get(), detached, findings);
    return new SealReport(
        matches,
        holds,
        certificate.map(c -> c.getSubjectX500Principal().getName()),
        certificate.map(c -> c.getSerialNumber().toString(16).toLowerCase(Locale.ROOT)),
        detached ? "detached" : "enveloped",
        findings);
  }

  private static SealReport none(String finding) {
    return new SealReport(
        false, false, Optional.empty(), Optional.empty(), "none", List.of(finding));
  }

  private static boolean holds(
      Element signature, X509Certificate certificate, List<String> findings) throws IOException {
    Optional<Element> info = SealXml.child(signature, "SignedInfo");
    String canonical = info.map(i -> SealXml.algorithm(i, "CanonicalizationMethod")).orElse("");
    Optional<String> algorithm =
        info.flatMap(i -> Algorithms.signature(SealXml.algorithm(i, "SignatureMethod")));
    if (algorithm.isEmpty() || !Canonical.knows(canonical)) {
      findings.add(
          "the seal uses an algorithm that is not known here: "
              + info.map(i -> SealXml.algorithm(i, "SignatureMethod")).orElse("no SignedInfo"));
      return false;
    }
    try {
      Signature verifier = Signature.getInstance(algorithm.get());
      verifier.initVerify(certificate.getPublicKey());
      verifier.update(Canonical.element(info.get(), canonical));
      if (verifier.verify(base64(SealXml.text(signature, "SignatureValue")))) {
        return true;
      }
      findings.add("the signature does not belong to this seal and certificate");
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      findings.add("the signature cannot be checked: " + e.getMessage());
    }
    return false;
  }

  private static boolean digest(
      Path payload, Document seal, Element signature, boolean detached, List<String> findings)
      throws IOException {
    List<Element> references =
        SealXml.child(signature, "SignedInfo")
            .map(i -> SealXml.children(i, "Reference"))
            .orElse(List.of());
    if (references.size() != 1) {
      findings.add("the seal must refer to one payload, it refers to " + references.size());
      return false;
    }
    Element reference = references.get(0);
    Optional<String> algorithm = Algorithms.digest(SealXml.algorithm(reference, "DigestMethod"));
    if (algorithm.isEmpty()) {
      findings.add(
          "the digest is made by an algorithm that is not known here: "
              + SealXml.algorithm(reference, "DigestMethod"));
      return false;
    }
    try {
      byte[] sealed = base64(SealXml.text(reference, "DigestValue"));
      return detached
          ? rawMatches(payload, algorithm.get(), sealed, findings)
          : copyMatches(payload, seal, signature, reference, algorithm.get(), sealed, findings);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      findings.add("the digest cannot be checked: " + e.getMessage());
      return false;
    }
  }

  private static boolean rawMatches(
      Path payload, String algorithm, byte[] sealed, List<String> findings)
      throws IOException, GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance(algorithm);
    try (InputStream in = new DigestInputStream(Files.newInputStream(payload), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return MessageDigest.isEqual(digest.digest(), sealed)
        || finding(findings, "the payload's bytes are not the ones that were sealed");
  }

  /** The seal's digest is over its own copy; the payload must be the same XML as that copy. */
  private static boolean copyMatches(
      Path payload,
      Document seal,
      Element signature,
      Element reference,
      String algorithm,
      byte[] sealed,
      List<String> findings)
      throws IOException, GeneralSecurityException {
    String canonical = INCLUSIVE;
    for (Element t :
        SealXml.child(reference, "Transforms")
            .map(ts -> SealXml.children(ts, "Transform"))
            .orElse(List.of())) {
      String name = t.getAttribute("Algorithm");
      if (Canonical.knows(name)) {
        canonical = name;
      } else if (!name.equals(ENVELOPED_TRANSFORM)) {
        return finding(
            findings, "the seal transforms the payload in a way that is not known here: " + name);
      }
    }
    Node parent = signature.getParentNode();
    parent.removeChild(signature);
    byte[] copy = Canonical.document(seal, canonical);
    if (!MessageDigest.isEqual(MessageDigest.getInstance(algorithm).digest(copy), sealed)) {
      return finding(findings, "the seal does not fit its own copy of the payload");
    }
    return Arrays.equals(copy, Canonical.file(payload, canonical))
        || finding(findings, "the payload is not the XML that was sealed");
  }

  private static boolean finding(List<String> findings, String text) {
    findings.add(text);
    return false;
  }

  private static byte[] base64(String text) {
    return Base64.getMimeDecoder().decode(text.strip());
  }
}
