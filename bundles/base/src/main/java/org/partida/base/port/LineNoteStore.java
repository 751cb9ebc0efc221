package org.partida.base.port;

import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.match.LineNotes.Note;
import org.partida.model.CompanyId;

/** Notes on statement lines. */
@ProviderType
public interface LineNoteStore {
  /** Those of these lines, by line. */
  Map<String, Note> notes(CompanyId company, Collection<String> lines);

  /** Writes one over the one before. */
  void putNote(CompanyId company, String line, Note note);

  /** Takes it away. */
  void dropNote(CompanyId company, String line);
}
