package org.partida.spv.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.spi.network.SealReport;
import org.partida.spi.network.Unpacked;
import org.partida.spv.SharedData;
import org.partida.spv.unpack.Unpacker;

/** Both forms of seals, good and tampered with. */
class SealCheckerTest {
  private static final String PAYLOAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Invoice xmlns=\"urn:a\" xmlns:b=\"urn:b\" z=\"1\" a='2'>\n  <b:ID>ăîș &amp; 1</b:ID><!-- c -->\n</Invoice>\n";

  private static TestSealer sealer;

  @TempDir Path folder;
  private final SealChecker checker = new SealChecker();

  @BeforeAll
  static void keys() throws Exception {
    sealer = new TestSealer();
  }

  @ParameterizedTest
  @CsvSource({
    "http://www.w3.org/2000/09/xmldsig#rsa-sha1, SHA1withRSA",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256, SHA256withRSA",
    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512, SHA512withRSA"
  })
  void theProductionFormHolds(String uri, String algorithm) throws Exception {
    SealReport report =
        check(PAYLOAD, sealer.detached(PAYLOAD.getBytes(StandardCharsets.UTF_8), uri, algorithm));
    assertThat(report.findings()).isEmpty();
    assertThat(report.valid()).isTrue();
    assertThat(report.form()).isEqualTo("detached");
    assertThat(report.signer().orElseThrow()).contains("CN=Test Ministry");
    assertThat(report.certificateSerial()).contains("abcdef");
  }

  @Test
  void aChangedByteOfThePayloadIsFoundEvenWhereXmlDoesNotCare() throws Exception {
    String seal = detached();
    SealReport report = check(PAYLOAD.replace("a='2'", "a=\"2\""), seal);
    assertThat(report.digestMatches()).isFalse();
    assertThat(report.signatureHolds()).isTrue();
    assertThat(report.findings()).singleElement().asString().contains("bytes are not the ones");
  }

  @Test
  void aForgedDigestIsFound() throws Exception {
    String other = PAYLOAD.replace("1</b:ID>", "2</b:ID>");
    String seal = detached();
    String forged = seal.replaceFirst("<DigestValue>[^<]*", "<DigestValue>" + digestOf(other));
    SealReport report = check(other, forged);
    assertThat(report.digestMatches()).isTrue();
    assertThat(report.signatureHolds()).isFalse();
    assertThat(report.valid()).isFalse();
  }

  @Test
  void aForgedSignatureIsFound() throws Exception {
    String seal = detached();
    int at = seal.indexOf("<SignatureValue>") + 40;
    String forged =
        seal.substring(0, at) + (seal.charAt(at) == 'A' ? 'B' : 'A') + seal.substring(at + 1);
    SealReport report = check(PAYLOAD, forged);
    assertThat(report.digestMatches()).isTrue();
    assertThat(report.signatureHolds()).isFalse();
  }

  @Test
  void theTestFormHoldsAndBindsThePayload() throws Exception {
    String seal = sealer.enveloped(PAYLOAD);
    SealReport report = check(PAYLOAD, seal);
    assertThat(report.findings()).isEmpty();
    assertThat(report.valid()).isTrue();
    assertThat(report.form()).isEqualTo("enveloped");
    SealReport changedPayload = check(PAYLOAD.replace(" 1<", " 2<"), seal);
    assertThat(changedPayload.digestMatches()).isFalse();
    assertThat(changedPayload.signatureHolds()).isTrue();
    assertThat(changedPayload.findings())
        .containsExactly("the payload is not the XML that was sealed");
    SealReport changedCopy = check(PAYLOAD.replace(" 1<", " 2<"), seal.replace(" 1<", " 2<"));
    assertThat(changedCopy.digestMatches()).isFalse();
    assertThat(changedCopy.findings())
        .containsExactly("the seal does not fit its own copy of the payload");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not xml",
        "<a/>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>",
        "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>"
      })
  void whatIsNoSealIsAnAnswer(String seal) throws Exception {
    SealReport report = check(PAYLOAD, seal);
    assertThat(report.valid()).isFalse();
    assertThat(report.digestMatches() || report.signatureHolds()).isFalse();
    assertThat(report.findings()).isNotEmpty();
  }

  @Test
  void unknownAlgorithmsAreNamed() throws Exception {
    String seal = detached();
    assertThat(
            check(PAYLOAD, seal.replace("xmldsig-more#rsa-sha256", "xmldsig-more#hmac-sha256"))
                .findings())
        .anySatisfy(f -> assertThat(f).contains("hmac-sha256"));
    assertThat(check(PAYLOAD, seal.replace("xmlenc#sha256", "xmldsig-more#md5")).findings())
        .anySatisfy(f -> assertThat(f).contains("md5"));
    assertThat(
            check(PAYLOAD, seal.replaceFirst("<X509Certificate>[^<]*", "<X509Certificate>AAAA"))
                .findings())
        .anySatisfy(f -> assertThat(f).contains("certificate"));
  }

  @Test
  void theRealProductionArchiveVerifies() throws Exception {
    Unpacked u = new Unpacker().unpack(SharedData.file("anaf/oca/4186086961.zip"), folder);
    SealReport report = checker.check(u.payload(), u.signature().orElseThrow());
    assertThat(report.findings()).isEmpty();
    assertThat(report.valid()).isTrue();
    assertThat(report.signer().orElseThrow()).contains("Ministerul Finantelor Publice");
    byte[] bytes = Files.readAllBytes(u.payload());
    bytes[bytes.length / 2] ^= 1;
    Files.write(u.payload(), bytes);
    assertThat(checker.check(u.payload(), u.signature().orElseThrow()).digestMatches()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3828", "5004552043", "5004879752", "invoice"})
  void samplesThatWereAnonymisedAfterSealingDoNot(String name) throws Exception {
    Unpacked u = new Unpacker().unpack(SharedData.file("anaf/oca/" + name + ".zip"), folder);
    SealReport report = checker.check(u.payload(), u.signature().orElseThrow());
    assertThat(report.form()).isEqualTo("enveloped");
    assertThat(report.valid()).isFalse();
    assertThat(report.digestMatches()).isFalse();
  }

  private static String detached() throws Exception {
    return sealer.detached(
        PAYLOAD.getBytes(StandardCharsets.UTF_8),
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        "SHA256withRSA");
  }

  private static String digestOf(String payload) throws Exception {
    String seal =
        sealer.detached(
            payload.getBytes(StandardCharsets.UTF_8),
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "SHA256withRSA");
    return seal.substring(seal.indexOf("<DigestValue>") + 13, seal.indexOf("</DigestValue>"));
  }

  private SealReport check(String payload, String seal) throws IOException {
    Path p = Files.writeString(folder.resolve("p.xml"), payload);
    return checker.check(p, Files.writeString(folder.resolve("s.xml"), seal));
  }
}
