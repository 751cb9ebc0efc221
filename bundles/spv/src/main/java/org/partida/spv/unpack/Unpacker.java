package org.partida.spv.unpack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.base.file.SafeZip;
import org.partida.base.file.ZipLimits;
import org.partida.base.xml.SafeXml;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.network.Unpacked;
import org.partida.spi.network.Unpacked.PayloadKind;

/**
 * Opens an archive: the payload named by the upload's index, the seal beside it, anything else left
 * alone. The kind is told by root and namespace. Thread-safe.
 */
public final class Unpacker {
  private static final ZipLimits LIMITS = new ZipLimits(10, 64L << 20, 64L << 20, 200);
  private static final Pattern PAYLOAD = Pattern.compile("(\\d{1,20})\\.xml");
  private static final Pattern SIGNATURE = Pattern.compile("semnatura_(\\d{1,20})\\.xml");

  /**
   * Unpacks into new files of the folder.
   *
   * @throws PartidaException if it is broken, too big, or holds no payload, or the payload is no
   *     XML or has a DTD
   */
  public Unpacked unpack(Path container, Path folder) throws IOException {
    try (SafeZip zip = SafeZip.open(container, LIMITS)) {
      SafeZip.Entry payload = payload(zip, container);
      Optional<SafeZip.Entry> signature = signature(zip, index(payload.name()));
      Path payloadFile = folder.resolve("payload.xml");
      zip.extract(payload, payloadFile);
      Optional<Path> signatureFile = Optional.empty();
      if (signature.isPresent()) {
        signatureFile = Optional.of(folder.resolve("signature.xml"));
        zip.extract(signature.get(), signatureFile.get());
      }
      return classified(
          payloadFile, payload.name(), signatureFile, signature.map(SafeZip.Entry::name));
    }
  }

  private static Unpacked classified(
      Path payload, String name, Optional<Path> signature, Optional<String> signatureName)
      throws IOException {
    try {
      RootElement root = SafeXml.sniff(payload);
      PayloadKind kind = PayloadKinds.of(root);
      NoticeTexts said = NoticeTexts.read(payload, kind);
      return new Unpacked(
          payload, name, kind, signature, signatureName, said.texts(), said.about(), said.issuer());
    } catch (PartidaException e) {
      Problem p = e.problem();
      throw new PartidaException(
          p.at(name + (p.location().isEmpty() ? "" : ", " + p.location())), e);
    }
  }

  /** Of several, the one that has a seal. */
  private static SafeZip.Entry payload(SafeZip zip, Path container) {
    List<SafeZip.Entry> found =
        zip.entries().stream().filter(e -> PAYLOAD.matcher(e.name()).matches()).toList();
    List<SafeZip.Entry> sealed =
        found.stream().filter(e -> signature(zip, index(e.name())).isPresent()).toList();
    List<SafeZip.Entry> best = found.size() > 1 ? sealed : found;
    if (best.size() != 1) {
      List<String> names = zip.entries().stream().map(SafeZip.Entry::name).limit(10).toList();
      throw new PartidaException(
          new Problem(
              "spv.zip.payload",
              found.isEmpty() ? "the ZIP holds no <index>.xml" : "the ZIP holds several payloads",
              container.getFileName() + " " + names,
              "look at the file by hand; report it to ANAF if it is theirs"));
    }
    return best.get(0);
  }

  /**
   * Samples exist whose seal carries another index than the payload; if there is but one seal it is
   * taken, and the check tells.
   */
  private static Optional<SafeZip.Entry> signature(SafeZip zip, String index) {
    List<SafeZip.Entry> all =
        zip.entries().stream().filter(e -> SIGNATURE.matcher(e.name()).matches()).toList();
    Optional<SafeZip.Entry> own =
        all.stream().filter(e -> index(e.name()).equals(index)).findFirst();
    boolean single =
        zip.entries().stream().filter(e -> PAYLOAD.matcher(e.name()).matches()).count() == 1;
    return own.isPresent() || !single || all.size() != 1 ? own : Optional.of(all.get(0));
  }

  private static String index(String name) {
    Matcher m = Pattern.compile("\\d+").matcher(name);
    return m.find() ? m.group() : "";
  }
}
