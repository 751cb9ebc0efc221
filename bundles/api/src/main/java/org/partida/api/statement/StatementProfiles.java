package org.partida.api.statement;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.spi.statement.FormatFacts;
import org.partida.spi.statement.StatementRead;

/**
 * The mapper: makes an unknown table known. Profiles that people save are read by the whole
 * instance. Thread-safe; every call checks the actor's rights.
 */
@ProviderType
public interface StatementProfiles {
  /**
   * The first rows of a table and a draft of its profile.
   *
   * @throws org.partida.model.PartidaException {@code table.none}
   */
  Look look(Actor actor, String fileName, InputStream content) throws IOException;

  /**
   * What the file would say by a profile; nothing is kept.
   *
   * @throws org.partida.model.PartidaException {@code profile.wrong}, or why the file is refused
   */
  StatementRead trial(Actor actor, String yaml, String fileName, InputStream content)
      throws IOException;

  /**
   * Keeps a profile, or its next version; it is used from then on.
   *
   * @throws org.partida.model.PartidaException {@code profile.wrong}, {@code profile.built-in}
   */
  Saved save(Actor actor, String fileName, String yaml) throws IOException;

  /** The profiles that people have saved. */
  List<Saved> list(Actor actor);

  /**
   * Takes a saved profile away; what was read by it stays.
   *
   * @throws org.partida.model.PartidaException {@code profile.unknown}
   */
  void remove(Actor actor, String id) throws IOException;

  /**
   * A table as it was found. Immutable.
   *
   * @param rows the first ones
   * @param draft YAML to go on with
   */
  record Look(List<List<String>> rows, String draft) {
    public Look {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /**
   * A saved profile. Immutable.
   *
   * @param id name of the format
   * @param facts what it says of itself
   * @param yaml its text
   */
  record Saved(String id, FormatFacts facts, String yaml) {}
}
