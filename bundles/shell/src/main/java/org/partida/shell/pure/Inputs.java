package org.partida.shell.pure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.partida.shell.core.Call;

/** The files that a pure command is given: a folder means every file below it. */
final class Inputs {
  private Inputs() {}

  /** A file and the name that the caller knows it by. */
  record Input(String name, Path path) {}

  static List<Input> of(Call call) throws IOException {
    call.args().first("a file or folder");
    List<Input> all = new ArrayList<>();
    for (String text : call.args().rest()) {
      Path path = call.path(text);
      if (Files.isDirectory(path)) {
        below(text, path, all);
      } else {
        all.add(new Input(text, path));
      }
    }
    return all;
  }

  private static void below(String text, Path folder, List<Input> all) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(Files::isRegularFile)
          .sorted()
          .forEach(
              p -> all.add(new Input(Path.of(text).resolve(folder.relativize(p)).toString(), p)));
    }
  }
}
