package org.partida.sources.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.partida.base.json.JsonTree;
import org.partida.base.paper.NeutralFile;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.spi.source.SourceException;
import org.partida.spi.source.SourceItem;
import org.partida.spi.source.SourceType;

/** Reads the files of a seat's folder. Links are not followed. Stateless. */
final class SeatFiles {
  private static final long MOST_BYTES = 64L << 20;
  private static final int MOST_FILES = 10_000;

  private SeatFiles() {}

  /** All documents, in the order of file names and of the files. */
  static List<Filed> read(Path seat) throws SourceException {
    List<Filed> all = new ArrayList<>();
    try {
      for (Path file : files(seat)) {
        Optional<SourceType> type = type(file);
        if (type.isPresent()) {
          read(seat, file, type.get(), all);
        }
      }
    } catch (IOException e) {
      throw broken(
          SourceException.Kind.AGAIN,
          seat.getFileName().toString(),
          "the folder cannot be read: " + e.getMessage(),
          "look at its rights");
    }
    return all;
  }

  private static Set<Path> files(Path seat) throws IOException, SourceException {
    Set<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(seat)) {
      for (Path file : stream) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          files.add(file);
        }
        if (files.size() > MOST_FILES) {
          throw broken(
              SourceException.Kind.BROKEN,
              seat.getFileName().toString(),
              "it holds more than " + MOST_FILES + " files",
              "move old ones away");
        }
      }
    }
    return files;
  }

  /** {@code receptions.csv}, {@code receptions-2026-10.xlsx}: the word before dash or dot. */
  private static Optional<SourceType> type(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.matches("[a-z]+(-.*)?\\.(json|csv|xlsx|xml)")
        ? SourceType.of(name.replaceAll("[^a-z].*", ""))
        : Optional.empty();
  }

  private static void read(Path seat, Path file, SourceType type, List<Filed> all)
      throws IOException, SourceException {
    String name = seat.getFileName() + "/" + file.getFileName();
    if (Files.size(file) > MOST_BYTES) {
      throw broken(SourceException.Kind.BROKEN, name, "the file is larger than 64 MB", "split it");
    }
    byte[] bytes = Files.readAllBytes(file);
    String place = file.getFileName().toString();
    if (place.toLowerCase(Locale.ROOT).endsWith(".xml")) {
      all.add(
          new Filed(
              place,
              type,
              Optional.empty(),
              new SourceItem(id(name), false, SourceItem.Form.EINVOICE, bytes)));
      return;
    }
    try {
      int n = 0;
      for (JsonTree t : NeutralFile.read(bytes, name).papers()) {
        all.add(filed(place + String.format(Locale.ROOT, "#%06d", n++), type, t));
      }
    } catch (PartidaException e) {
      throw new SourceException(SourceException.Kind.BROKEN, e.problem(), e);
    }
  }

  private static Filed filed(String place, SourceType type, JsonTree tree) {
    Map<String, JsonTree> fields = new LinkedHashMap<>(tree.fields());
    boolean cancelled =
        text(fields.remove("cancelled")).filter(s -> s.matches("(?i)true|yes|1|da")).isPresent();
    String id =
        String.join(
            "|",
            text(fields.get("kind")).orElse(""),
            text(fields.get("number")).orElse(""),
            text(fields.get("date")).orElse(""),
            inside(fields.get("partner"), "taxId")
                .or(() -> inside(fields.get("partner"), "name"))
                .orElse(""),
            inside(fields.get("store"), "code").orElse(""));
    String json = JsonTree.object(tree.line(), fields).write();
    return new Filed(
        place,
        type,
        date(fields),
        new SourceItem(
            id(id), cancelled, SourceItem.Form.NEUTRAL, json.getBytes(StandardCharsets.UTF_8)));
  }

  /** A file has no ids: what tells its documents apart is one. */
  private static String id(String natural) {
    return natural.length() <= 120 && !natural.isBlank()
        ? natural
        : Sha256.of(natural.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private static Optional<LocalDate> date(Map<String, JsonTree> fields) {
    try {
      return text(fields.get("date")).map(LocalDate::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> inside(JsonTree object, String name) {
    return object == null ? Optional.empty() : text(object.fields().get(name));
  }

  private static Optional<String> text(JsonTree value) {
    return Optional.ofNullable(value)
        .flatMap(JsonTree::text)
        .map(String::strip)
        .filter(s -> !s.isEmpty());
  }

  static SourceException broken(
      SourceException.Kind kind, String location, String what, String fix) {
    return new SourceException(kind, new Problem("source.file", what, location, fix));
  }
}
