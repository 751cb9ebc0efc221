package org.partida.base.secret.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.partida.base.file.FileSeam;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/**
 * The instance's keys: a line {@code version:key in base64} each; the highest version seals, all of
 * them open. The file is made once, with mode 0600 from its first byte, and never written over.
 */
final class KeyFile {
  private static final FileAttribute<?>[] PRIVATE =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
          ? new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
          }
          : new FileAttribute<?>[0];

  private KeyFile() {}

  static SortedMap<Integer, byte[]> readOrMake(Path file, SecureRandom random, FileSeam files)
      throws IOException {
    if (!Files.exists(file)) {
      make(file, random, files);
    }
    return read(file);
  }

  private static void make(Path file, SecureRandom random, FileSeam files) throws IOException {
    byte[] key = new byte[32];
    random.nextBytes(key);
    Path folder = file.toAbsolutePath().getParent();
    files.createFolders(folder);
    Path temp = folder.resolve(file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    files.delete(temp);
    try (FileChannel out =
        FileChannel.open(
            temp, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PRIVATE)) {
      ByteBuffer line =
          ByteBuffer.wrap(
              ("1:" + Base64.getEncoder().encodeToString(key) + "\n")
                  .getBytes(StandardCharsets.US_ASCII));
      while (line.hasRemaining()) {
        out.write(line);
      }
    }
    files.syncFile(temp);
    try {
      // a link, unlike a rename, cannot take the place of a key file that another process has just
      // made
      Files.createLink(file, temp);
    } catch (FileAlreadyExistsException e) {
      // theirs is as good
    } catch (UnsupportedOperationException e) {
      files.rename(temp, file);
    }
    files.delete(temp);
    files.syncFolder(folder);
  }

  private static SortedMap<Integer, byte[]> read(Path file) throws IOException {
    SortedMap<Integer, byte[]> keys = new TreeMap<>();
    for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      int colon = line.indexOf(':');
      try {
        byte[] key = Base64.getDecoder().decode(line.substring(colon + 1).strip());
        if (colon < 1 || key.length != 32) {
          throw broken(file);
        }
        keys.put(Integer.valueOf(line.substring(0, colon).strip()), key);
      } catch (IllegalArgumentException e) {
        throw broken(file);
      }
    }
    if (keys.isEmpty()) {
      throw broken(file);
    }
    return keys;
  }

  private static PartidaException broken(Path file) {
    return new PartidaException(
        new Problem(
            "secret.keyFile",
            "the key file cannot be read",
            file.toString(),
            "put the key file back from a backup; without it connections must be authorised anew"));
  }
}
