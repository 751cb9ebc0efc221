package org.partida.shell.instance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.partida.base.file.SafeZip;
import org.partida.model.Problem;
import org.partida.shell.core.FileProblems;

/**
 * The files of a path: itself, all below a folder, the XML files in a ZIP. What cannot be read is
 * told and stops nobody.
 */
final class SendFiles {
  private final Visitor visitor;

  private SendFiles(Visitor visitor) {
    this.visitor = visitor;
  }

  /** What is done with each file. */
  interface Visitor {
    void file(String name, InputStream content) throws IOException;

    void failed(String name, Problem problem);
  }

  /** Visits all files of a path; {@code name} is how the caller calls it. */
  static void visit(String name, Path path, Visitor visitor) {
    new SendFiles(visitor).any(name, path);
  }

  private void any(String name, Path path) {
    try {
      if (Files.isDirectory(path)) {
        for (Path p : below(path)) {
          one(Path.of(name).resolve(path.relativize(p)).toString(), p);
        }
      } else {
        one(name, path);
      }
    } catch (IOException | RuntimeException e) {
      visitor.failed(name, FileProblems.of(e, name));
    }
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void one(String name, Path file) {
    try {
      if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
        zip(name, file);
      } else {
        try (InputStream in = Files.newInputStream(file)) {
          visitor.file(name, in);
        }
      }
    } catch (IOException | RuntimeException e) {
      visitor.failed(name, FileProblems.of(e, name));
    }
  }

  private void zip(String name, Path file) throws IOException {
    try (SafeZip zip = SafeZip.open(file)) {
      List<SafeZip.Entry> xml =
          zip.entries().stream()
              .filter(e -> e.name().toLowerCase(Locale.ROOT).endsWith(".xml"))
              .toList();
      if (xml.isEmpty()) {
        visitor.failed(
            name,
            new Problem(
                "zip.no-xml", "the ZIP holds no XML file", name, "pack the invoices in it"));
      }
      for (SafeZip.Entry e : xml) {
        entry(name + "!" + e.name(), zip, e);
      }
    }
  }

  private void entry(String name, SafeZip zip, SafeZip.Entry e) {
    try (InputStream in = zip.read(e)) {
      visitor.file(name, in);
    } catch (IOException | RuntimeException x) {
      visitor.failed(name, FileProblems.of(x, name));
    }
  }
}
