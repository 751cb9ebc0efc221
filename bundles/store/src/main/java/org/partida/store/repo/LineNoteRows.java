package org.partida.store.repo;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.partida.api.match.LineNotes.Note;
import org.partida.base.port.LineNoteStore;
import org.partida.model.CompanyId;

/** Notes on statement lines, in SQL. */
final class LineNoteRows implements LineNoteStore {
  private final Handle h;

  LineNoteRows(Handle h) {
    this.h = h;
  }

  @Override
  public Map<String, Note> notes(CompanyId company, Collection<String> lines) {
    Map<String, Note> all = new LinkedHashMap<>();
    if (lines.isEmpty()) {
      return all;
    }
    h.createQuery("select * from line_note where company = :company and line in (<lines>)")
        .bind("company", company.value())
        .bindList("lines", List.copyOf(lines))
        .map(
            (rs, c) ->
                Map.entry(
                    rs.getString("line"),
                    new Note(
                        rs.getString("note"),
                        rs.getString("written_by"),
                        Values.instant(rs, "at"))))
        .forEach(e -> all.put(e.getKey(), e.getValue()));
    return all;
  }

  @Override
  public void putNote(CompanyId company, String line, Note note) {
    h.createUpdate(
            "insert into line_note (line, company, note, written_by, at) values (:line, :company, :note, :by, :at)"
                + " on conflict (line) do update set note = excluded.note, written_by = excluded.written_by, at = excluded.at")
        .bind("line", line)
        .bind("company", company.value())
        .bind("note", note.text())
        .bind("by", note.by())
        .bind("at", Values.micros(note.at()))
        .execute();
  }

  @Override
  public void dropNote(CompanyId company, String line) {
    h.createUpdate("delete from line_note where company = :company and line = :line")
        .bind("company", company.value())
        .bind("line", line)
        .execute();
  }
}
