package org.partida.sources.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.partida.base.home.Home;
import org.partida.model.Problem;
import org.partida.spi.source.SourceConnector;
import org.partida.spi.source.SourceException;
import org.partida.spi.source.SourceSession;
import org.partida.spi.source.SourceSetting;

/**
 * A folder that another program writes files into: a folder for each seat, in it files whose names
 * begin with their type ({@code receptions-2026-10.csv}). Folders are named below one root that the
 * operator chose; nothing outside it is ever read, whatever names and links say. Thread-safe.
 */
@Component(service = SourceConnector.class)
@Designate(ocd = FileSource.Config.class)
public final class FileSource implements SourceConnector {
  private static final List<SourceSetting> SETTINGS =
      List.of(
          new SourceSetting(
              "folder",
              false,
              true,
              "name of a folder below the root of the file sources ($PARTIDA_HOME/sources)"));

  private final Path root;

  /** Where the folders are. */
  @ObjectClassDefinition(name = "Partida file sources")
  @interface Config {
    @AttributeDefinition(
        name = "Root",
        description = "Folder that holds those of the sources; empty = sources beside the inbox")
    String root() default "";
  }

  @Activate
  public FileSource(@Reference Home home, Config config) {
    this(config.root().isBlank() ? home.inbox().resolveSibling("sources") : Path.of(config.root()));
  }

  /** Below a root. */
  public FileSource(Path root) {
    this.root = root;
  }

  @Override
  public String id() {
    return "file";
  }

  @Override
  public List<SourceSetting> settings() {
    return SETTINGS;
  }

  @Override
  public SourceSession open(Map<String, String> settings) throws SourceException {
    String name = settings.getOrDefault("folder", "");
    try {
      Path folder = root.resolve(name).normalize();
      if (name.isBlank() || !folder.startsWith(root.normalize()) || folder.equals(root)) {
        throw refused(name, "it is not the name of a folder below " + root);
      }
      if (!Files.isDirectory(folder)) {
        throw refused(name, "there is no such folder below " + root);
      }
      Path real = folder.toRealPath();
      if (!real.startsWith(root.toRealPath())) {
        throw refused(name, "it leads out of " + root);
      }
      return new FileSession(real, name);
    } catch (InvalidPathException | IOException e) {
      throw refused(name, String.valueOf(e.getMessage()));
    }
  }

  private static SourceException refused(String name, String why) {
    return new SourceException(
        SourceException.Kind.REFUSED,
        new Problem(
            "source.folder",
            "the folder cannot be used: " + why,
            name,
            "make the folder, then give its name without a path before it"));
  }
}
