package org.partida.archive.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.partida.api.archive.Certificate.Seal;
import org.partida.model.PartidaException;
import org.partida.model.Sha256;
import org.partida.spi.network.Network;
import org.partida.spi.network.SealReport;
import org.partida.spi.network.Unpacked;

/** What archived bytes are, found out anew: hashed, opened, seal checked. Thread-safe. */
final class Bytes {
  private final Path spool;

  Bytes(Path spool) {
    this.spool = spool;
  }

  /**
   * What was found.
   *
   * @param payload digest of the payload in the container
   * @param signature digest of the seal in it
   * @param seal verdict
   * @param signer serial of the certificate
   * @param wrong what is wrong, in words
   */
  record Found(
      Optional<Sha256> payload,
      Optional<Sha256> signature,
      Seal seal,
      Optional<String> signer,
      String wrong) {
    static Found nothing(Seal seal, String wrong) {
      return new Found(Optional.empty(), Optional.empty(), seal, Optional.empty(), wrong);
    }
  }

  /** A file of a vault; a lost one is an IOException. */
  interface Place {
    Path of(Sha256 id) throws IOException;
  }

  /** Opens a container and checks its seal, all from the bytes. */
  Found look(Place vault, Network network, Sha256 container) throws IOException {
    Path file;
    try {
      file = vault.of(container);
      if (!hash(file).equals(container)) {
        return Found.nothing(Seal.BYTES_LOST, "the container's bytes were changed");
      }
    } catch (IOException e) {
      return Found.nothing(Seal.BYTES_LOST, "the container cannot be read: " + e.getMessage());
    }
    Path folder = Files.createTempDirectory(spool, "certificate-");
    try {
      Unpacked parts = network.unpack(file, folder);
      Sha256 payload = hash(parts.payload());
      if (parts.signature().isEmpty()) {
        return new Found(
            Optional.of(payload), Optional.empty(), Seal.NONE, Optional.empty(), "no seal");
      }
      Path signature = parts.signature().get();
      SealReport report = network.checkSeal(parts.payload(), signature);
      return new Found(
          Optional.of(payload),
          Optional.of(hash(signature)),
          report.valid() ? Seal.VALID : Seal.BROKEN,
          report.certificateSerial(),
          String.join("; ", report.findings()));
    } catch (PartidaException e) {
      return Found.nothing(Seal.NOTHING, e.problem().message());
    } finally {
      delete(folder);
    }
  }

  static Sha256 hash(Path file) throws IOException {
    MessageDigest digester = Sha256.digester();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digester)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Sha256.finish(digester);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(p);
      }
    }
  }
}
