package org.partida.base.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.partida.model.Problem;

/**
 * The files of a path that a person names: itself, all below a folder, the XML files in a ZIP. What
 * cannot be read is told and stops nobody.
 */
public final class PathFiles {
  private final Visitor visitor;

  private PathFiles(Visitor visitor) {
    this.visitor = visitor;
  }

  /** What is done with each file. */
  public interface Visitor {
    /** One file; what is thrown is told as its failure. */
    void file(String name, InputStream content) throws IOException;

    /** One that could not be read or taken. */
    void failed(String name, Problem problem);

    /** Asked before each file: no more are wanted. */
    default boolean enough() {
      return false;
    }
  }

  /** Visits all files of a path; {@code name} is how the caller calls it. */
  public static void visit(String name, Path path, Visitor visitor) {
    new PathFiles(visitor).any(name, path);
  }

  private void any(String name, Path path) {
    try {
      if (Files.isDirectory(path)) {
        for (Path p : below(path)) {
          if (visitor.enough()) {
            return;
          }
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
        if (visitor.enough()) {
          return;
        }
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
