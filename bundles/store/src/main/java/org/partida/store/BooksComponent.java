package org.partida.store;

import java.util.List;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.health.HealthCheck;
import org.partida.api.health.HealthEntry;
import org.partida.base.db.Databases;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Wakeup;
import org.partida.model.PartidaException;
import org.partida.store.repo.Books;

/** Partida's own books, and how they are. */
@Component(immediate = true)
public final class BooksComponent implements UnitOfWork, HealthCheck {
  private final Books books;

  @Activate
  public BooksComponent(@Reference Databases databases, @Reference Wakeup wakeup) {
    this.books = new Books(databases, wakeup);
  }

  @Override
  public <T> T write(Function<Tx, T> work) {
    return books.write(work);
  }

  @Override
  public <T> T read(Function<Tx, T> work) {
    return books.read(work);
  }

  @Override
  public List<HealthEntry> check() {
    try {
      int companies = books.read(tx -> tx.companies().list().size());
      return List.of(
          new HealthEntry(
              "store",
              HealthEntry.Level.OK,
              "the books can be read: " + companies + " companies",
              ""));
    } catch (PartidaException e) {
      return List.of(
          new HealthEntry(
              "store", HealthEntry.Level.FAIL, e.problem().message(), e.problem().fix()));
    }
  }
}
