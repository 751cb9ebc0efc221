package org.partida.matching.match;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.match.LineNotes;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.port.AuditStore;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Notes on lines, for those who may match. */
@Component(service = LineNotes.class)
public final class LineNotesService implements LineNotes {
  private static final int LONGEST = 1000;

  private final UnitOfWork books;
  private final Clock clock;

  @Activate
  public LineNotesService(@Reference UnitOfWork books, @Reference Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  @Override
  public Map<String, Note> of(Actor actor, CompanyId company, Collection<String> lines) {
    actor.require(company, Module.MATCHING, Access.READ);
    return books.read(tx -> tx.lineNotes().notes(company, lines));
  }

  @Override
  public void put(Actor actor, CompanyId company, String line, String text) {
    actor.require(company, Module.MATCHING, Access.WRITE);
    String note = text.strip();
    if (note.length() > LONGEST) {
      throw problem(
          "line.note", "the note is longer than " + LONGEST + " letters", line, "shorten it");
    }
    books.<Boolean>write(
        tx -> {
          if (tx.statements().lines(company, List.of(line)).isEmpty()) {
            throw problem("line.unknown", "there is no line " + line, line, "see match-list");
          }
          String before =
              Optional.ofNullable(tx.lineNotes().notes(company, List.of(line)).get(line))
                  .map(Note::text)
                  .orElse("");
          if (before.equals(note)) {
            return false;
          }
          if (note.isEmpty()) {
            tx.lineNotes().dropNote(company, line);
          } else {
            tx.lineNotes()
                .putNote(company, line, new Note(note, actor.displayName(), clock.instant()));
          }
          tx.audit()
              .add(
                  new AuditStore.Row(
                      clock.instant(),
                      actor.id(),
                      actor.channel().name(),
                      Optional.of(company),
                      "line.note",
                      line,
                      note + (before.isEmpty() ? "" : " (before: " + before + ")")));
          return true;
        });
  }

  private static PartidaException problem(String code, String message, String where, String fix) {
    return new PartidaException(new Problem(code, message, where, fix));
  }
}
