package org.partida.base.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Tells a ZIP from what servers send in its place. */
final class ZipHead {
  private ZipHead() {}

  static void requireZip(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(200);
    }
    if (head.length >= 4
        && head[0] == 'P'
        && head[1] == 'K'
        && (head[2] == 3 && head[3] == 4 || head[2] == 5 && head[3] == 6)) {
      return;
    }
    String what =
        head.length == 0 ? "an empty file" : "a file that begins with \"" + printable(head) + "\"";
    throw new PartidaException(
        new Problem(
            "zip.notZip",
            "this is not a ZIP but " + what,
            file.getFileName().toString(),
            "fetch it again; if it stays so, look at the file"));
  }

  private static String printable(byte[] head) {
    String s =
        new String(head, StandardCharsets.ISO_8859_1).replaceAll("[^\\x20-\\x7E]+", " ").strip();
    return s.length() > 60 ? s.substring(0, 60) + "…" : s;
  }
}
