package org.partida.host.ledger;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import org.partida.base.file.DurableFiles;
import org.partida.base.file.RealFiles;
import org.partida.model.Sha256;

/**
 * Attached bytes as files named by their digest, whole and on the disk before a row points at them.
 * Thread-safe.
 */
final class PaperStore {
  /** More than this is no voucher paper. */
  static final long MAX_BYTES = 20L << 20;

  private final Path folder;
  private final DurableFiles files = new DurableFiles(new RealFiles());

  PaperStore(Path folder) {
    this.folder = folder;
  }

  /** Bytes that were taken in, still without their name. */
  record Taken(Path file, Sha256 sha256, long size) {}

  /** Copies the bytes to a temporary file; stops reading after the limit. */
  Taken take(InputStream in) throws IOException {
    Files.createDirectories(folder);
    Path temp = Files.createTempFile(folder, "incoming-", ".tmp");
    MessageDigest digester = Sha256.digester();
    long size = 0;
    try (DigestInputStream source = new DigestInputStream(in, digester);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(temp))) {
      byte[] buffer = new byte[8192];
      for (int n = source.read(buffer); n >= 0 && size <= MAX_BYTES; n = source.read(buffer)) {
        out.write(buffer, 0, n);
        size += n;
      }
    } catch (IOException | UncheckedIOException e) {
      Files.deleteIfExists(temp);
      throw e;
    }
    return new Taken(temp, Sha256.finish(digester), size);
  }

  void keep(Taken taken) throws IOException {
    Path target = path(taken.sha256());
    if (Files.exists(target)) {
      Files.delete(taken.file());
    } else {
      files.adopt(taken.file(), target);
    }
  }

  void drop(Taken taken) throws IOException {
    Files.deleteIfExists(taken.file());
  }

  Path path(Sha256 id) {
    return folder.resolve(id.hex().substring(0, 2)).resolve(id.hex());
  }
}
