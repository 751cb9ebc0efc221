package org.partida.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.partida.api.document.Document;
import org.partida.base.archive.Vault;
import org.partida.base.file.FileNames;
import org.partida.base.port.ArchiveRow;
import org.partida.model.Sha256;
import org.partida.model.document.Direction;
import org.partida.spi.action.Progress;

/**
 * The zip that is handed over: each document in a folder by day, partner and number, the rest by
 * its kind; {@code manifest.csv} names all with digest and size, {@code SHA256SUMS} is what {@code
 * sha256sum -c} reads. Not thread-safe.
 */
final class HandOverZip implements AutoCloseable {
  private final ZipOutputStream zip;
  private final Vault vault;
  private final Progress progress;
  private final Set<Sha256> in = new HashSet<>();
  private final Set<String> names = new HashSet<>();
  private final StringBuilder manifest =
      new StringBuilder("file,sha256,bytes,kind,original name,state\r\n");
  private final StringBuilder sums = new StringBuilder();
  private int files;

  HandOverZip(OutputStream out, Vault vault, Progress progress) {
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    this.vault = vault;
    this.progress = progress;
  }

  void document(Document d) throws IOException {
    String index =
        FileNames.safe(d.networkIndex().orElseGet(() -> d.original().hex().substring(0, 10)));
    String name = FileNames.paper(d.issueDate(), d.partnerName(), d.number()) + "_" + index;
    String folder =
        (d.direction() == Direction.RECEIVED ? "received/" : "issued/")
            + String.format(
                Locale.ROOT, "%04d/%02d/", d.issueDate().getYear(), d.issueDate().getMonthValue())
            + name
            + "/";
    add(folder + name + ".xml", d.original(), "XML", "");
    if (d.pdf().isPresent()) {
      add(folder + name + ".pdf", d.pdf().get(), "PDF", "");
    }
    if (d.signature().isPresent()) {
      add(folder + "semnatura_" + index + ".xml", d.signature().get(), "SIGNATURE", "");
    }
  }

  /** What is in no document's folder. */
  void other(ArchiveRow row) throws IOException {
    if (!in.contains(row.id())) {
      add(
          "other/"
              + FileNames.safe(row.role().toLowerCase(Locale.ROOT))
              + "/"
              + row.id().hex().substring(0, 10)
              + "_"
              + FileNames.safe(row.name()),
          row.id(),
          row.role(),
          row.name());
    }
  }

  private void add(String wished, Sha256 id, String kind, String original) throws IOException {
    if (progress.cancelled()) {
      throw new CancellationException();
    }
    in.add(id);
    String name = wished;
    for (int n = 2; !names.add(name); n++) {
      int dot = wished.lastIndexOf('.');
      name =
          dot < 0 ? wished + "-" + n : wished.substring(0, dot) + "-" + n + wished.substring(dot);
    }
    Optional<Long> size = copy(name, id);
    manifest
        .append(String.join(",", name, id.hex(), size.map(String::valueOf).orElse(""), kind))
        .append(',')
        .append(quoted(original))
        .append(size.isPresent() ? ",ok\r\n" : ",damaged or missing\r\n");
    if (size.isPresent()) {
      sums.append(id.hex()).append("  ").append(name).append('\n');
    }
    progress.update(++files, 0, name);
  }

  /** A file that is damaged is named in the manifest; it keeps no other back. */
  private Optional<Long> copy(String name, Sha256 id) throws IOException {
    MessageDigest digester = Sha256.digester();
    InputStream opened;
    try {
      opened = vault.open(id);
    } catch (IOException e) {
      return Optional.empty();
    }
    try (InputStream from = new DigestInputStream(opened, digester)) {
      zip.putNextEntry(new ZipEntry(name));
      long size = from.transferTo(zip);
      zip.closeEntry();
      return Optional.of(size).filter(s -> Sha256.finish(digester).equals(id));
    }
  }

  /** A cell that a spreadsheet takes for text, whatever it begins with. */
  private static String quoted(String text) {
    String safe = text.matches("^[=+@-].*") ? "'" + text : text;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }

  /** Writes the manifest; how many files there are. */
  int finish() throws IOException {
    text("manifest.csv", manifest);
    text("SHA256SUMS", sums);
    return files;
  }

  private void text(String name, StringBuilder content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.toString().getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
