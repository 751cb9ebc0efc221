package org.partida.documents.packing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.partida.api.archive.Packing;
import org.partida.api.document.Document;
import org.partida.base.archive.Vault;
import org.partida.base.text.CsvCells;

/** Writes one file after the other; nothing but the index is kept in memory. */
final class Packed implements Packing.Pack {
  /** The earliest day a ZIP knows: the same documents make the same file. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Vault vault;
  private final List<ZipFile> files;
  private final long bytes;

  Packed(Vault vault, List<ZipFile> files, long bytes) {
    this.vault = vault;
    this.files = files;
    this.bytes = bytes;
  }

  @Override
  public int documents() {
    return files.size();
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    // spreadsheets take UTF-8 only with the mark before it
    StringBuilder index =
        new StringBuilder("\uFEFF")
            .append(
                CsvCells.row(
                    List.of(
                        "company",
                        "direction",
                        "date",
                        "partner",
                        "taxId",
                        "number",
                        "total",
                        "currency",
                        "decision",
                        "index",
                        "folder",
                        "missing")));
    StringBuilder digests = new StringBuilder();
    for (ZipFile f : files) {
      StringBuilder missing = new StringBuilder();
      for (ZipFile.Part p : f.parts()) {
        String path = f.folder() + p.name();
        if (copied(zip, path, p)) {
          digests.append(p.bytes().hex()).append("  ").append(path).append('\n');
        } else {
          missing.append(missing.isEmpty() ? "" : " ").append(p.name());
        }
      }
      index.append(row(f.document(), f.folder(), missing.toString()));
    }
    text(zip, "index.csv", index);
    // as sha256sum -c reads it
    text(zip, "manifest.sha256", digests);
    zip.finish();
  }

  /** One lost file must not keep the others back. */
  private boolean copied(ZipOutputStream zip, String path, ZipFile.Part p) throws IOException {
    try (InputStream in = vault.open(p.bytes())) {
      entry(zip, path);
      in.transferTo(zip);
      zip.closeEntry();
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static void text(ZipOutputStream zip, String path, StringBuilder content)
      throws IOException {
    entry(zip, path);
    zip.write(content.toString().getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static void entry(ZipOutputStream zip, String path) throws IOException {
    ZipEntry e = new ZipEntry(path);
    e.setTimeLocal(TIME);
    zip.putNextEntry(e);
  }

  private static String row(Document d, String folder, String missing) {
    String head =
        CsvCells.row(
            List.of(
                d.company().value(),
                d.direction().name(),
                d.issueDate().toString(),
                d.partnerName(),
                d.partnerTaxId().orElse(""),
                d.number()));
    String tail =
        CsvCells.row(
            List.of(
                d.total().currency().getCurrencyCode(),
                d.decision().name(),
                d.networkIndex().orElse(""),
                folder,
                missing));
    // an amount is our own text: a minus before it begins no formula
    return head.stripTrailing() + "," + d.total().amountText() + "," + tail;
  }
}
