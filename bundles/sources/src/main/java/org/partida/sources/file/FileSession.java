package org.partida.sources.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.partida.base.json.JsonTree;
import org.partida.base.text.TextBytes;
import org.partida.model.PartidaException;
import org.partida.spi.source.SourceAccount;
import org.partida.spi.source.SourceException;
import org.partida.spi.source.SourcePage;
import org.partida.spi.source.SourceQuery;
import org.partida.spi.source.SourceSeat;
import org.partida.spi.source.SourceSession;
import org.partida.spi.source.SourceType;

/**
 * A folder while it is pulled from. Each seat is read once; a cursor is the place of the last
 * document, so files that come meanwhile are in order. Not thread-safe.
 */
final class FileSession implements SourceSession {
  private static final String ACCOUNT = "source.json";

  private final Path folder;
  private final String name;
  private final Map<String, List<Filed>> read = new HashMap<>();

  FileSession(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  @Override
  public SourceAccount account() throws SourceException {
    Path file = folder.resolve(ACCOUNT);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return new SourceAccount(Optional.empty(), name);
    }
    try {
      JsonTree tree = JsonTree.read(TextBytes.decode(Files.readAllBytes(file)), ACCOUNT);
      return new SourceAccount(text(tree, "taxId"), text(tree, "name").orElse(name));
    } catch (PartidaException e) {
      throw new SourceException(SourceException.Kind.BROKEN, e.problem(), e);
    } catch (IOException e) {
      throw SeatFiles.broken(
          SourceException.Kind.AGAIN,
          ACCOUNT,
          "it cannot be read: " + e.getMessage(),
          "look at it");
    }
  }

  private static Optional<String> text(JsonTree tree, String field) {
    return Optional.ofNullable(tree.fields().get(field))
        .flatMap(JsonTree::text)
        .filter(s -> !s.isBlank());
  }

  @Override
  public List<SourceSeat> seats() throws SourceException {
    List<SourceSeat> seats = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path p : stream) {
        String seat = p.getFileName().toString();
        if (Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS) && known(seat)) {
          seats.add(new SourceSeat(seat, seat));
        }
      }
    } catch (IOException e) {
      throw SeatFiles.broken(
          SourceException.Kind.AGAIN, name, "it cannot be read: " + e.getMessage(), "look at it");
    }
    if (seats.isEmpty()) {
      throw SeatFiles.broken(
          SourceException.Kind.BROKEN,
          name,
          "there is no seat in it",
          "make a folder for each seat, such as " + name + "/main");
    }
    seats.sort(java.util.Comparator.comparing(SourceSeat::code));
    return seats;
  }

  private static boolean known(String seat) {
    return seat.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N} ._-]{0,59}");
  }

  @Override
  public Map<SourceType, Long> available(String seat, LocalDate from, LocalDate to)
      throws SourceException {
    Map<SourceType, Long> counts = new EnumMap<>(SourceType.class);
    for (Filed r : records(seat)) {
      if (r.in(from, to)) {
        counts.merge(r.type(), 1L, Long::sum);
      }
    }
    return counts;
  }

  @Override
  public SourcePage pull(SourceQuery q, Optional<String> cursor) throws SourceException {
    List<Filed> all =
        records(q.seat()).stream()
            .filter(r -> r.type() == q.type() && r.in(q.from(), q.to()))
            .toList();
    List<Filed> rest =
        all.stream().filter(r -> cursor.map(c -> r.place().compareTo(c) > 0).orElse(true)).toList();
    List<Filed> page = rest.subList(0, Math.min(q.limit(), rest.size()));
    Optional<String> next =
        page.size() < rest.size()
            ? Optional.of(page.get(page.size() - 1).place())
            : Optional.empty();
    return new SourcePage(
        page.stream().map(Filed::item).toList(), next, OptionalLong.of(all.size()));
  }

  private List<Filed> records(String seat) throws SourceException {
    List<Filed> there = read.get(seat);
    if (there == null) {
      if (!known(seat) || seats().stream().noneMatch(s -> s.code().equals(seat))) {
        throw SeatFiles.broken(
            SourceException.Kind.BROKEN, seat, "there is no such seat", "look at the folder");
      }
      there = SeatFiles.read(folder.resolve(seat));
      read.put(seat, there);
    }
    return there;
  }

  @Override
  public void close() {
    read.clear();
  }
}
