package org.partida.sandbox.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.sandbox.generate.CompanyMonth;
import org.partida.sandbox.generate.GeneratedMonth;
import org.partida.sandbox.generate.StatementFile;

/**
 * Lists the generated bank files and, with {@code --out DIR}, writes them: a folder per company.
 */
final class StatementsOut {
  private final GeneratedMonth month;

  StatementsOut(GeneratedMonth month) {
    this.month = month;
  }

  Map<String, Object> write(Arguments a) {
    Optional<Path> out = a.option("out").map(Path::of);
    Optional<String> only = a.option("cif");
    List<Map<String, Object>> files = new ArrayList<>();
    for (CompanyMonth company : month.companies()) {
      String cif = company.company().code();
      if (only.isEmpty() || only.get().equals(cif)) {
        company.statements().forEach(file -> files.add(one(out, cif, file)));
      }
    }
    return Map.of("files", files);
  }

  private static Map<String, Object> one(Optional<Path> out, String cif, StatementFile file) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("cif", cif);
    view.put("name", file.name());
    view.put("format", file.format());
    view.put("account", file.account());
    view.put("lines", file.lines().size());
    out.ifPresent(folder -> view.put("path", save(folder.resolve(cif), file)));
    return view;
  }

  private static String save(Path folder, StatementFile file) {
    try {
      Files.createDirectories(folder);
      return Files.write(folder.resolve(file.name()), file.content().bytes()).toString();
    } catch (IOException e) {
      throw new UncheckedIOException("sandbox: cannot write " + file.name() + " to " + folder, e);
    }
  }
}
