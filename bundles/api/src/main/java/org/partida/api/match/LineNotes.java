package org.partida.api.match;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;

/**
 * What people note on lines of statements, for themselves and for who goes on. Thread-safe; every
 * call checks the actor's rights, every change is audited with the words before.
 */
@ProviderType
public interface LineNotes {
  /** The notes of these lines, by line; a line without one is absent. */
  Map<String, Note> of(Actor actor, CompanyId company, Collection<String> lines);

  /**
   * Notes something on a line, in any state of it.
   *
   * @param text at most 1000 letters; blank takes the note away
   * @throws org.partida.model.PartidaException {@code line.unknown}, {@code line.note}
   */
  void put(Actor actor, CompanyId company, String line, String text);

  /**
   * A note. Immutable.
   *
   * @param by name of who wrote it
   */
  record Note(String text, String by, Instant at) {}
}
