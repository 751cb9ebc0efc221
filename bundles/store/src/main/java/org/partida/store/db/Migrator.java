package org.partida.store.db;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.partida.base.db.Database;
import org.partida.base.db.Migrations;
import org.partida.base.db.Migrations.Script;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database up to date: each script once, in its own transaction with the note that it ran.
 */
final class Migrator {
  private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);

  private final Clock clock;

  Migrator(Clock clock) {
    this.clock = clock;
  }

  /**
   * Runs what has not run yet; refuses a script that was changed after it ran, and a database of a
   * newer program.
   */
  void migrate(Database database, String place, Migrations migrations) {
    Map<String, String> ran =
        database.write(
            h -> {
              h.execute(
                  "create table if not exists schema_script (name varchar(100) primary key, checksum varchar(64) not null, applied_at varchar(40) not null)");
              return ran(h);
            });
    requireKnown(ran, migrations, place);
    for (Script script : migrations.scripts()) {
      String checksum = checksum(script);
      String before = ran.get(script.name());
      if (before == null) {
        database.write(h -> run(h, script, checksum, database.dialect()));
        LOG.info("{}: {} applied", place, script.name());
      } else if (!before.equals(checksum)) {
        throw new PartidaException(
            new Problem(
                "db.migration.changed",
                "the script "
                    + script.name()
                    + " was changed after it ran (checksum then "
                    + before.substring(0, 12)
                    + ", now "
                    + checksum.substring(0, 12)
                    + ")",
                place,
                "put the script back as it was and write a new one for the change"));
      }
    }
  }

  private Object run(Handle h, Script script, String checksum, String dialect) throws SQLException {
    // another node may have run it since we looked
    if (ran(h).containsKey(script.name())) {
      return script;
    }
    for (String statement : Scripts.statements(script.sql(), dialect)) {
      execute(h, statement);
    }
    h.createUpdate(
            "insert into schema_script (name, checksum, applied_at) values (:name, :checksum, :at)")
        .bind("name", script.name())
        .bind("checksum", checksum)
        .bind("at", clock.instant().toString())
        .execute();
    return script;
  }

  /** Straight through JDBC: a script's colons and question marks are no parameters. */
  private static void execute(Handle h, String sql) throws SQLException {
    try (Statement s = h.getConnection().createStatement()) {
      s.execute(sql);
    }
  }

  private static Map<String, String> ran(Handle h) {
    Map<String, String> ran = new LinkedHashMap<>();
    h.createQuery("select name, checksum from schema_script order by name")
        .map((rs, c) -> ran.put(rs.getString(1), rs.getString(2)))
        .list();
    return ran;
  }

  private static void requireKnown(Map<String, String> ran, Migrations migrations, String place) {
    List<String> known = migrations.scripts().stream().map(Script::name).toList();
    for (String name : ran.keySet()) {
      if (!known.contains(name)) {
        throw new PartidaException(
            new Problem(
                "db.migration.newer",
                "the database was written by a newer program: it has " + name,
                place,
                "install the newer program again, or put an older backup in place"));
      }
    }
  }

  private static String checksum(Script script) {
    return Sha256.of(script.sql().replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8)).hex();
  }
}
