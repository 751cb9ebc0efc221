package org.partida.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.partida.api.document.Document;
import org.partida.api.document.Paper;
import org.partida.base.archive.Vault;
import org.partida.base.file.DurableFiles;
import org.partida.base.file.FileNames;
import org.partida.base.file.Originals;
import org.partida.model.Sha256;
import org.partida.model.document.Direction;

/**
 * Files a document in a folder by name: {@code
 * <company>/<received|issued>/<year>/<month>/<date>_<partner>_<number>_<index>/}. The files are
 * copies: the folder can be thrown away and made again. Thread-safe.
 */
final class Filing {
  private final Path root;
  private final Vault vault;
  private final DurableFiles files;

  Filing(Path root, Vault vault, DurableFiles files) {
    this.root = root;
    this.vault = vault;
    this.files = files;
  }

  /**
   * Files the document and answers its folder.
   *
   * @param papers all that belongs to it; of the authority's own renderings the last one is filed
   */
  Path file(Document d, List<Paper> papers) throws IOException {
    Path folder = folder(d);
    String name = name(d);
    copy(d.original(), folder.resolve(name + Originals.of(d.format()).suffix()));
    if (d.pdf().isPresent()) {
      copy(d.pdf().get(), folder.resolve(name + ".pdf"));
    }
    Optional<Paper> drawn =
        papers.stream()
            .filter(p -> p.role().equals(Paper.AUTHORITY_PDF))
            .reduce((first, last) -> last);
    if (drawn.isPresent()) {
      copy(drawn.get().hash(), folder.resolve(name + "_authority.pdf"));
    }
    if (d.signature().isPresent()) {
      copy(d.signature().get(), folder.resolve("semnatura_" + index(d) + ".xml"));
    }
    return folder;
  }

  private Path folder(Document d) {
    String side = d.direction() == Direction.RECEIVED ? "received" : "issued";
    return root.resolve(d.company().value())
        .resolve(side)
        .resolve(String.format(Locale.ROOT, "%04d", d.issueDate().getYear()))
        .resolve(String.format(Locale.ROOT, "%02d", d.issueDate().getMonthValue()))
        .resolve(name(d));
  }

  private static String name(Document d) {
    return FileNames.paper(d.issueDate(), d.partnerName(), d.number()) + "_" + index(d);
  }

  /** The authority's index; a document that came by no network is told apart by its own bytes. */
  private static String index(Document d) {
    return FileNames.safe(d.networkIndex().orElseGet(() -> d.original().hex().substring(0, 10)));
  }

  private void copy(Sha256 id, Path target) throws IOException {
    if (Files.exists(target) && holds(target, id)) {
      return;
    }
    try (InputStream in = vault.open(id)) {
      files.write(target, in);
    }
  }

  /** Whether the copy is the archived bytes: somebody may have opened and saved it. */
  private static boolean holds(Path copy, Sha256 id) throws IOException {
    MessageDigest digester = Sha256.digester();
    try (InputStream in = new DigestInputStream(Files.newInputStream(copy), digester)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Sha256.finish(digester).equals(id);
  }
}
