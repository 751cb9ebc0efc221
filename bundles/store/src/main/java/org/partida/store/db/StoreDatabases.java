package org.partida.store.db;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.partida.base.db.Database;
import org.partida.base.db.Databases;
import org.partida.base.db.Migrations;

/** The named databases of an instance. Thread-safe. */
public final class StoreDatabases implements Databases, AutoCloseable {
  private static final Pattern NAME = Pattern.compile("[a-z]{1,30}");

  private final Function<String, Engine> engines;
  private final int readers;
  private final Migrator migrator;
  private final Map<String, NamedDatabase> open = new LinkedHashMap<>();

  private StoreDatabases(Function<String, Engine> engines, int readers, Clock clock) {
    this.engines = engines;
    this.readers = readers;
    this.migrator = new Migrator(clock);
  }

  /** Each its own SQLite file {@code <name>.db} in this folder. */
  public static StoreDatabases sqlite(Path folder, int readers, Clock clock) {
    return new StoreDatabases(
        name -> new SqliteEngine(folder.resolve(name + ".db")), readers, clock);
  }

  /** Each its own schema in this PostgreSQL database, named with this prefix. */
  public static StoreDatabases postgres(Postgres at, int readers, Clock clock) {
    return new StoreDatabases(
        name -> new PostgresEngine(at.url(), at.user(), at.password(), at.schemaPrefix() + name),
        readers,
        clock);
  }

  /**
   * Where PostgreSQL is. Immutable.
   *
   * @param url JDBC address
   * @param user empty = as the address says
   * @param password empty = none
   * @param schemaPrefix what the schemas' names begin with
   */
  public record Postgres(String url, String user, String password, String schemaPrefix) {
    /** Never shows the password. */
    @Override
    public String toString() {
      return "Postgres[" + user + ", " + schemaPrefix + "*]";
    }
  }

  @Override
  public synchronized Database open(String name, Migrations migrations) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a database is named in lower-case letters, not " + name);
    }
    NamedDatabase database = open.get(name);
    boolean fresh = database == null;
    if (fresh) {
      database = new NamedDatabase(engines.apply(name), readers);
    }
    try {
      migrator.migrate(database, database.place(), migrations);
    } catch (RuntimeException e) {
      if (fresh) {
        database.close();
      }
      throw e;
    }
    open.put(name, database);
    return database;
  }

  /** Names of what is open, with where it is. */
  public synchronized Map<String, String> places() {
    Map<String, String> places = new LinkedHashMap<>();
    open.forEach((name, db) -> places.put(name, db.place()));
    return places;
  }

  @Override
  public synchronized void close() {
    List.copyOf(open.values()).forEach(NamedDatabase::close);
    open.clear();
  }
}
