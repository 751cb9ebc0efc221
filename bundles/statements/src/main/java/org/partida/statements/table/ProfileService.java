package org.partida.statements.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.api.statement.StatementProfiles;
import org.partida.base.file.DurableFiles;
import org.partida.base.file.RealFiles;
import org.partida.base.home.Home;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.statement.SheetReader;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;
import org.partida.spi.statement.StatementReaders;
import org.partida.statements.text.SourceText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reader for each profile: those that come with Partida and those that people saved under {@code
 * books/statement-profiles}. Thread-safe.
 */
@Component(service = {StatementProfiles.class, StatementReaders.class})
public final class ProfileService implements StatementProfiles, StatementReaders {
  private static final Logger LOG = LoggerFactory.getLogger(ProfileService.class);
  private static final String ENDING = ".yaml";
  private static final SheetReader HTML = new HtmlSheets();

  private final Path folder;
  private final DurableFiles files = new DurableFiles(new RealFiles());
  private final List<TableProfile> builtIn = BuiltIn.profiles();
  private final Map<String, StatementReader> readers = new ConcurrentHashMap<>();

  private final List<SheetReader> workbooks;
  private final Sheets sheets;

  @Activate
  public ProfileService(
      @Reference Home home,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<SheetReader> others)
      throws IOException {
    this.workbooks = Stream.concat(Stream.of(HTML), others.stream()).toList();
    this.sheets = new Sheets(workbooks);
    this.folder = Files.createDirectories(home.books().resolve("statement-profiles"));
    builtIn.forEach(this::register);
    for (Path file : saved()) {
      try {
        register(ProfileFile.read(file.getFileName().toString(), Files.readString(file)));
      } catch (PartidaException e) {
        // one wrong file must not keep the others away
        LOG.warn("statement profile {} is not used: {}", file.getFileName(), e.problem());
      }
    }
  }

  private void register(TableProfile profile) {
    readers.put(profile.id(), new ProfileReader(profile, sheets));
  }

  @Override
  public List<StatementReader> readers() {
    return List.copyOf(readers.values());
  }

  @Override
  public List<SheetReader> sheets() {
    return workbooks;
  }

  private List<Path> saved() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(p -> p.getFileName().toString().endsWith(ENDING)).sorted().toList();
    }
  }

  @Override
  public Look look(Actor actor, String fileName, InputStream content) throws IOException {
    actor.requireAll(Module.STATEMENTS, Access.READ);
    List<List<String>> rows =
        new TableSource(sheets)
            .rows(SourceText.bytes(content, fileName), fileName).stream()
                .map(Grid.Row::cells)
                .limit(TableHead.SEARCHED_ROWS)
                .toList();
    return new Look(rows, ProfileDraft.of(rows, builtIn));
  }

  @Override
  public StatementRead trial(Actor actor, String yaml, String fileName, InputStream content)
      throws IOException {
    actor.requireAll(Module.STATEMENTS, Access.READ);
    TableProfile profile = ProfileFile.read("the profile", yaml);
    byte[] bytes = SourceText.bytes(content, fileName);
    return new ProfileReader(profile, sheets).read(new ByteArrayInputStream(bytes), fileName);
  }

  @Override
  public Saved save(Actor actor, String fileName, String yaml) throws IOException {
    actor.requireAll(Module.STATEMENTS, Access.WRITE);
    TableProfile profile = ProfileFile.read(fileName, yaml);
    if (builtIn.stream().anyMatch(p -> p.id().equals(profile.id()))) {
      throw new PartidaException(
          new Problem(
              "profile.built-in",
              "the profile " + profile.id() + " comes with Partida",
              fileName,
              "give yours another id"));
    }
    files.write(
        folder.resolve(profile.id() + ENDING),
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    register(profile);
    return new Saved(profile.id(), profile.facts(), yaml);
  }

  @Override
  public List<Saved> list(Actor actor) {
    actor.requireAll(Module.STATEMENTS, Access.READ);
    List<Saved> all = new ArrayList<>();
    try {
      for (Path file : saved()) {
        String yaml = Files.readString(file);
        TableProfile p = ProfileFile.read(file.getFileName().toString(), yaml);
        all.add(new Saved(p.id(), p.facts(), yaml));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return all;
  }

  @Override
  public synchronized void remove(Actor actor, String id) throws IOException {
    actor.requireAll(Module.STATEMENTS, Access.WRITE);
    if (list(actor).stream().noneMatch(s -> s.id().equals(id))) {
      throw new PartidaException(
          new Problem(
              "profile.unknown",
              "nobody has saved a profile " + id,
              id,
              "statement-profiles lists those that were saved"));
    }
    Files.delete(folder.resolve(id + ENDING));
    readers.remove(id);
  }
}
