package org.partida.host.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.partida.base.db.Resources;
import org.partida.base.file.DurableFiles;
import org.partida.base.file.FileNames;
import org.partida.model.CompanyId;

/**
 * The folder {@code books/host-file}: profiles of the firm, and for each company its chart and its
 * files. Thread-safe.
 */
final class Folders {
  private static final List<String> BUNDLED = List.of("neutral", "note-contabile");
  private static final String ENDING = ".psv";
  private static final String CHART = "chart.csv";

  private final Path root;
  private final DurableFiles files;
  private final Map<CompanyId, Read> charts = new ConcurrentHashMap<>();

  private record Read(FileTime at, long size, OfficeChart chart) {}

  Folders(Path root, DurableFiles files) {
    this.root = root;
    this.files = files;
  }

  Path of(CompanyId company) {
    return root.resolve(FileNames.safe(company.value()));
  }

  /** Ours and the firm's; the firm's counts where both have the name. */
  List<String> profiles() {
    List<String> names = new ArrayList<>(BUNDLED);
    Path own = root.resolve("profiles");
    if (Files.isDirectory(own)) {
      try (Stream<Path> all = Files.list(own)) {
        all.map(p -> p.getFileName().toString())
            .filter(n -> n.endsWith(ENDING))
            .map(n -> n.substring(0, n.length() - ENDING.length()))
            .forEach(names::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return names.stream().distinct().sorted().toList();
  }

  Profile profile(String name) {
    if (!profiles().contains(name)) {
      throw Problems.of(
          "host-file.profile",
          "there is no profile " + name,
          name,
          "use one of "
              + String.join(", ", profiles())
              + ", or put yours into "
              + root
              + "/profiles");
    }
    Path own = root.resolve("profiles").resolve(name + ENDING);
    try {
      return Profile.parse(
          name,
          Files.exists(own)
              ? Files.readString(own)
              : Resources.text(Folders.class, "profiles/" + name + ENDING));
    } catch (IOException e) {
      throw unread(own, e);
    }
  }

  /** What the company's program knows; read again when the file has changed. */
  OfficeChart chart(CompanyId company) {
    Path file = of(company).resolve(CHART);
    try {
      if (!Files.exists(file)) {
        return OfficeChart.ANY;
      }
      FileTime at = Files.getLastModifiedTime(file);
      long size = Files.size(file);
      Read known = charts.get(company);
      if (known == null || !known.at.equals(at) || known.size != size) {
        known = new Read(at, size, OfficeChart.parse(Files.readString(file)));
        charts.put(company, known);
      }
      return known.chart;
    } catch (IOException e) {
      throw unread(file, e);
    }
  }

  void putChart(CompanyId company, String csv) throws IOException {
    files.write(
        of(company).resolve(CHART), new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
  }

  private static org.partida.model.PartidaException unread(Path file, IOException e) {
    return Problems.of(
        "host-file.file",
        "cannot be read: " + e.getMessage(),
        file.toString(),
        "look at the file and the disk of the books folder",
        e);
  }
}
