package org.partida.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.base.db.Database;
import org.partida.base.db.Migrations;
import org.partida.base.db.Migrations.Script;
import org.partida.model.PartidaException;

/**
 * A disk that is full, a file that somebody else holds, a file that is no database: clear errors,
 * nothing half-done, and it goes on.
 */
class SqliteFaultsTest {
  private static final Migrations ITEMS =
      new Migrations(
          List.of(new Script("001.sql", "create table item (id integer primary key, body text);")));

  private Fixture.Sqlite fixture;

  @BeforeEach
  void open() throws IOException {
    fixture = new Fixture.Sqlite();
  }

  @AfterEach
  void close() throws IOException {
    fixture.close();
  }

  @Test
  void commitsAreSyncedAndForeignKeysHold() {
    Database db = fixture.databases().open("demo", ITEMS);
    assertThat(
            db.<String>write(h -> h.createQuery("pragma journal_mode").mapTo(String.class).one()))
        .isEqualTo("wal");
    assertThat(
            db.<Integer>write(h -> h.createQuery("pragma synchronous").mapTo(Integer.class).one()))
        .as("2 = FULL")
        .isEqualTo(2);
    assertThat(
            db.<Integer>write(h -> h.createQuery("pragma foreign_keys").mapTo(Integer.class).one()))
        .isEqualTo(1);
  }

  @Test
  void aFullDiskLeavesNothingHalfDone() {
    Database db = fixture.databases().open("demo", ITEMS);
    int pages =
        db.<Integer>write(h -> h.createQuery("pragma page_count").mapTo(Integer.class).one());
    db.write(
        h -> h.createQuery("pragma max_page_count = " + (pages + 2)).mapTo(Integer.class).one());
    String body = "x".repeat(3000);
    assertThatThrownBy(
            () ->
                db.write(
                    h -> {
                      for (int i = 0; i < 50; i++) {
                        h.execute("insert into item (body) values (?)", body);
                      }
                      return null;
                    }))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo("db.full");
              assertThat(e.problem().fix()).contains("room");
            });
    assertThat(count(db)).isZero();
    // the connection in doubt was thrown away, and with it the limit: there is room again
    db.write(h -> h.execute("insert into item (body) values (?)", body));
    assertThat(count(db)).isEqualTo(1);
  }

  @Test
  void aFileHeldByAnotherProgramIsToldAsBusy() throws SQLException {
    Database db = fixture.databases().open("demo", ITEMS);
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + fixture.folder.resolve("demo.db"));
        Statement s = other.createStatement()) {
      s.execute("begin immediate");
      assertThatThrownBy(() -> db.write(h -> h.execute("insert into item (body) values ('x')")))
          .isInstanceOfSatisfying(
              PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo("db.busy"));
      assertThat(count(db)).as("reading goes on").isZero();
      s.execute("rollback");
    }
    db.write(h -> h.execute("insert into item (body) values ('x')"));
    assertThat(count(db)).isEqualTo(1);
  }

  @Test
  void aFileThatIsNoDatabaseIsNamed() throws IOException {
    Files.writeString(
        fixture.folder.resolve("demo.db"), "this is a letter, not a database. ".repeat(100));
    assertThatThrownBy(() -> fixture.databases().open("demo", ITEMS))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo("db.corrupt");
              assertThat(e.problem().location()).endsWith("demo.db");
            });
  }

  @Test
  void whatIsClosedSaysSo() {
    Database db = fixture.databases().open("demo", ITEMS);
    fixture.databases().close();
    assertThatThrownBy(() -> count(db))
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo("db.closed"));
    assertThatThrownBy(() -> db.write(h -> null)).isInstanceOf(PartidaException.class);
  }

  private static int count(Database db) {
    return db.<Integer>read(
        h -> h.createQuery("select count(*) from item").mapTo(Integer.class).one());
  }
}
