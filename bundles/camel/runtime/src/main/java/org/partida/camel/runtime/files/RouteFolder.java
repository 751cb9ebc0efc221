package org.partida.camel.runtime.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The route files of one folder. A file that changes while it is looked at twice is still being
 * written and not shown yet, except at the first look, when a restart finds files that nobody
 * writes. Not thread-safe.
 */
public final class RouteFolder {
  private final Path folder;
  private SortedMap<Path, RouteFile> seen = new TreeMap<>();
  private SortedMap<Path, RouteFile> settled = new TreeMap<>();
  private boolean first = true;

  public RouteFolder(Path folder) {
    this.folder = folder;
  }

  /** The files whose content has come to rest, by path. */
  public SortedMap<Path, RouteFile> look() {
    SortedMap<Path, RouteFile> now = list();
    SortedMap<Path, RouteFile> next = new TreeMap<>();
    now.forEach(
        (path, file) -> {
          if (first || file.equals(seen.get(path))) {
            next.put(path, file);
          } else if (settled.containsKey(path)) {
            next.put(path, settled.get(path));
          }
        });
    first = false;
    seen = now;
    settled = next;
    return next;
  }

  private SortedMap<Path, RouteFile> list() {
    SortedMap<Path, RouteFile> out = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return out;
    }
    List<Path> paths = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(RouteFile::isRoutes).forEach(paths::add);
      for (Path p : paths) {
        out.put(p, RouteFile.of(p));
      }
    } catch (NoSuchFileException e) {
      // gone between the list and the look: the next look tells
      out.remove(Path.of(String.valueOf(e.getFile())));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
    return out;
  }
}
