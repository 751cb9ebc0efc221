package org.partida.sandbox.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.partida.sandbox.TestKeys;
import org.partida.sandbox.books.MemoryBooks;
import org.partida.sandbox.generate.Payload;
import org.w3c.dom.Document;

class SealTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private final MemoryBooks books = TestKeys.into(new MemoryBooks());
  private final SealKeys keys = SealKeys.of(books, NOW);
  private final Sealer sealer = new Sealer(keys);
  private final Payload payload = Payload.utf8("\uFEFF<a  b='1'>\r\n&lt;ș</a>\n");

  @Test
  void theProductionFormVerifiesInTwoSteps() {
    TwoSteps seal = new TwoSteps(sealer.detached(payload).bytes());
    assertThat(seal.digestFits(payload.bytes())).isTrue();
    assertThat(seal.signatureFits()).isTrue();
    assertThat(seal.algorithm("SignatureMethod"))
        .isEqualTo("http://www.w3.org/2000/09/xmldsig#rsa-sha1");
    assertThat(seal.algorithm("CanonicalizationMethod"))
        .isEqualTo("http://www.w3.org/TR/2001/REC-xml-c14n-20010315");
    assertThat(seal.algorithm("DigestMethod")).isEqualTo("http://www.w3.org/2001/04/xmlenc#sha256");
  }

  @Test
  void aChangedByteOrSignatureIsFound() {
    byte[] changed = payload.bytes();
    changed[5] ^= 1;
    byte[] bytes = sealer.detached(payload).bytes();
    assertThat(new TwoSteps(bytes).digestFits(changed)).isFalse();
    String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    int at = text.indexOf("<DigestValue>") + 15;
    String other = text.charAt(at) == 'A' ? "B" : "A";
    String forged = text.substring(0, at) + other + text.substring(at + 1);
    assertThat(
            new TwoSteps(forged.getBytes(java.nio.charset.StandardCharsets.UTF_8)).signatureFits())
        .isFalse();
  }

  @Test
  void theCertificateComesFromTheLocalAuthority() throws Exception {
    TwoSteps seal = new TwoSteps(sealer.detached(payload).bytes());
    seal.certificate().verify(keys.authority().getPublicKey());
    assertThat(seal.certificate().getSubjectX500Principal().getName())
        .contains("CN=Ministerul Finantelor Publice");
    assertThat(keys.authority().getBasicConstraints()).isNotNegative();
    assertThat(seal.certificate().getBasicConstraints()).isNegative();
  }

  @Test
  void theKeysAreMadeOnceAndKeptInTheBooks() {
    assertThat(SealKeys.of(books, NOW).certificate()).isEqualTo(keys.certificate());
    byte[] data = {1, 2, 3};
    assertThat(
            SealKeys.of(books, NOW).verify("SHA512withRSA", data, keys.sign("SHA512withRSA", data)))
        .isTrue();
  }

  @Test
  void theTestFormIsAnEnvelopedStandardSignature() throws Exception {
    Payload xml = Payload.utf8("<a xmlns=\"urn:x\"><b>1</b></a>");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document document =
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(sealer.enveloped(xml).bytes()));
    DOMValidateContext context =
        new DOMValidateContext(
            KeySelector.singletonKeySelector(keys.certificate().getPublicKey()),
            document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0));
    assertThat(
            XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context).validate(context))
        .isTrue();
    assertThat(document.getDocumentElement().getLocalName()).isEqualTo("a");
  }

  /** The same two steps hold for a real production archive, so the form above is the real one. */
  @Test
  void aRealProductionSealVerifiesByTheSameTwoSteps() throws Exception {
    Optional<Path> folder = extracted();
    Assumptions.assumeTrue(folder.isPresent(), "no samples beside the project");
    Path payloadFile = folder.orElseThrow().resolve("4186086961__4186086961.xml");
    Path sealFile = folder.orElseThrow().resolve("4186086961__semnatura_4186086961.xml");
    TwoSteps seal = new TwoSteps(Files.readAllBytes(sealFile));
    assertThat(seal.digestFits(Files.readAllBytes(payloadFile))).isTrue();
    assertThat(seal.signatureFits()).isTrue();
  }

  private static Optional<Path> extracted() {
    return Stream.iterate(
            Path.of(System.getProperty("user.dir")).toAbsolutePath(),
            java.util.Objects::nonNull,
            Path::getParent)
        .map(p -> p.resolve("../shared/data/anaf/zip-extracted").normalize())
        .filter(Files::isDirectory)
        .findFirst();
  }
}
