package org.partida.documents.packing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.archive.Packing;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.document.Documents;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.archive.Vault;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;

/** Chooses what is packed, and refuses what is too much before anything is written. */
@Component(service = Packing.class)
public final class PackingService implements Packing {
  private static final int PAGE = 1_000;

  private final Documents documents;
  private final Vault vault;
  private final int most;
  private final long mostBytes;

  @Activate
  public PackingService(@Reference Documents documents, @Reference Vault vault) {
    this(documents, vault, MOST_DOCUMENTS, MOST_BYTES);
  }

  PackingService(Documents documents, Vault vault, int most, long mostBytes) {
    this.documents = documents;
    this.vault = vault;
    this.most = most;
    this.mostBytes = mostBytes;
  }

  @Override
  public Pack pack(Actor actor, DocumentFilter filter, Set<Part> parts) {
    filter.company().ifPresent(c -> actor.require(c, Module.ARCHIVE, Access.READ));
    List<Document> all = chosen(actor, filter);
    if (all.isEmpty()) {
      throw new PartidaException(
          new Problem(
              "packing.nothing",
              "no document passes these filters",
              "filter",
              "widen the filters"));
    }
    EnumSet<Part> wanted = parts.isEmpty() ? EnumSet.allOf(Part.class) : EnumSet.copyOf(parts);
    List<ZipFile> files = all.stream().map(d -> ZipFile.of(d, wanted)).toList();
    long bytes = 0;
    for (ZipFile f : files) {
      for (ZipFile.Part p : f.parts()) {
        bytes += size(p.bytes());
      }
      if (bytes > mostBytes) {
        throw new PartidaException(
            new Problem(
                "packing.too-large",
                "these documents have more than " + (mostBytes >> 20) + " MB",
                "filter",
                "narrow the filters, such as to one month, or leave out a kind of file"));
      }
    }
    return new Packed(vault, files, bytes);
  }

  private List<Document> chosen(Actor actor, DocumentFilter filter) {
    List<Document> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<Document> page = documents.list(actor, filter, PAGE, after);
      page.items().stream()
          .filter(d -> actor.may(d.company(), Module.ARCHIVE, Access.READ))
          .forEach(all::add);
      if (all.size() > most) {
        throw new PartidaException(
            new Problem(
                "packing.too-many",
                "more than " + most + " documents pass these filters",
                "filter",
                "narrow the filters, such as to one month"));
      }
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  /** What is lost counts nothing; the index will say so. */
  private long size(Sha256 id) {
    try {
      return Files.size(vault.path(id));
    } catch (java.nio.file.NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
