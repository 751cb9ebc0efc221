package org.partida.portfolio.contact;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.partida.api.company.ContactFile;
import org.partida.api.company.ContactImport;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.clock.Ids;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/** Keeps the people of a file, in portions so that no writer waits long. Thread-safe. */
public final class Importing {
  private static final int PORTION = 500;

  private final UnitOfWork books;
  private final Clock clock;
  private final Ids ids;

  public Importing(UnitOfWork books, Clock clock, Ids ids) {
    this.books = books;
    this.clock = clock;
    this.ids = ids;
  }

  /** What became of the rows of a portion. */
  private record Done(List<Keeping.Outcome> outcomes, List<Problem> problems) {
    int count(Keeping.Outcome outcome) {
      return Collections.frequency(outcomes, outcome);
    }
  }

  /** Keeps what is right; a row of a company that is not there or not the actor's is told. */
  public ContactImport keep(Actor actor, ContactFile file) {
    Done all = new Done(new ArrayList<>(), new ArrayList<>(file.problems()));
    for (int i = 0; i < file.rows().size(); i += PORTION) {
      List<ContactFile.Row> rows =
          file.rows().subList(i, Math.min(file.rows().size(), i + PORTION));
      Done portion = books.write(tx -> portion(tx, actor, rows));
      all.outcomes().addAll(portion.outcomes());
      all.problems().addAll(portion.problems());
    }
    return new ContactImport(
        all.count(Keeping.Outcome.ADDED),
        all.count(Keeping.Outcome.CHANGED),
        all.count(Keeping.Outcome.UNCHANGED),
        all.problems());
  }

  private Done portion(Tx tx, Actor actor, List<ContactFile.Row> rows) {
    Done done = new Done(new ArrayList<>(), new ArrayList<>());
    for (ContactFile.Row row : rows) {
      CompanyId company = row.draft().company();
      boolean there =
          actor.may(company, Module.COMPANIES, Access.WRITE)
              && tx.companies().find(company).isPresent();
      if (there) {
        done.outcomes()
            .add(Keeping.audited(tx, actor, row.draft(), ids, clock.instant()).outcome());
      } else {
        done.problems().add(unknown(company).at(row.place() + ", " + company.shown()));
      }
    }
    return done;
  }

  /** There is no such company, as far as the caller is told. */
  public static Problem unknown(CompanyId company) {
    return new Problem(
        "company.unknown",
        "there is no company " + company.shown(),
        company.shown(),
        "add it first, with spv-add or company-add");
  }
}
