package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.base.db.Database;
import org.partida.base.db.Databases;
import org.partida.base.db.Migrations;
import org.partida.base.db.Migrations.Script;
import org.partida.model.PartidaException;

/** What named databases promise. */
@Timeout(60)
public abstract class DatabasesContract {
  private static final Script FIRST =
      new Script(
          "001-item.sql",
          """
          -- two dialects; a comment; with a semicolon
          create table item (
            id integer primary key autoincrement, --sqlite
            id bigint generated always as identity primary key, --postgresql
            name varchar(50) not null unique
          );
          create table other (item bigint not null references item (id));
          insert into item (name) values ('a:b; ?');
          """);

  /** The databases, empty at the beginning of each test. */
  protected abstract Databases databases();

  /** The same databases after the program was started again. */
  protected abstract Databases reopen();

  @Test
  void scriptsRunOnceAndStayAfterAReopen() {
    assertThat(names(open(FIRST))).containsExactly("a:b; ?");
    assertThat(names(open(FIRST))).containsExactly("a:b; ?");
    assertThat(names(reopen().open("demo", new Migrations(List.of(FIRST)))))
        .containsExactly("a:b; ?");
  }

  @Test
  void aLaterScriptRunsOnWhatIsThere() {
    open(FIRST);
    Script second =
        new Script(
            "002-more.sql",
            "alter table item add column note varchar(20);\nupdate item set note = 'x';");
    Database db = reopen().open("demo", new Migrations(List.of(FIRST, second)));
    assertThat(
            db.<String>read(h -> h.createQuery("select note from item").mapTo(String.class).one()))
        .isEqualTo("x");
  }

  @Test
  void aScriptThatFailsLeavesNothing() {
    open(FIRST);
    Script bad =
        new Script(
            "002-bad.sql", "create table half (id integer);\ninsert into nowhere values (1);");
    assertThatThrownBy(() -> open(FIRST, bad)).isInstanceOf(PartidaException.class);
    Script good = new Script("002-bad.sql", "create table half (id integer);");
    assertThat(names(open(FIRST, good))).hasSize(1);
  }

  @Test
  void aChangedScriptIsRefusedAndNamed() {
    open(FIRST);
    Script changed = new Script(FIRST.name(), FIRST.sql() + "\n");
    assertThatThrownBy(() -> open(changed))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo("db.migration.changed");
              assertThat(e.problem().message()).contains("001-item.sql");
            });
  }

  @Test
  void aDatabaseOfANewerProgramIsRefused() {
    open(FIRST, new Script("002-more.sql", "create table more (id integer);"));
    assertThatThrownBy(() -> open(FIRST))
        .isInstanceOfSatisfying(
            PartidaException.class,
            e -> assertThat(e.problem().code()).isEqualTo("db.migration.newer"));
  }

  @Test
  void namesKeepDatabasesApart() {
    open(FIRST);
    Database other =
        databases()
            .open(
                "other",
                new Migrations(List.of(new Script("001.sql", "create table item (id integer);"))));
    assertThat(
            other.<Integer>read(
                h -> h.createQuery("select count(*) from item").mapTo(Integer.class).one()))
        .isZero();
    assertThatThrownBy(() -> databases().open("../evil", new Migrations(List.of())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anExceptionRollsEverythingBackAndComesOutAsItIs() {
    Database db = open(FIRST);
    IllegalStateException mine = new IllegalStateException("mine");
    assertThatThrownBy(
            () ->
                db.write(
                    h -> {
                      h.execute("insert into item (name) values ('b')");
                      throw mine;
                    }))
        .isSameAs(mine);
    assertThat(names(db)).containsExactly("a:b; ?");
    add(db, "c");
    assertThat(names(db)).containsExactly("a:b; ?", "c");
  }

  @Test
  void checkedExceptionsAndRefusalsOfTheDatabaseAreOurs() {
    Database db = open(FIRST);
    assertThatThrownBy(
            () ->
                db.write(
                    h -> {
                      throw new IOException("disk");
                    }))
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo("db.failed"))
        .hasRootCauseMessage("disk");
    assertThatThrownBy(() -> add(db, "a:b; ?"))
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo("db.failed"));
    assertThatThrownBy(() -> db.write(h -> h.execute("insert into other (item) values (4711)")))
        .isInstanceOf(PartidaException.class);
    add(db, "still works");
  }

  @Test
  void aReadCannotWrite() {
    Database db = open(FIRST);
    assertThatThrownBy(() -> db.read(h -> h.execute("insert into item (name) values ('x')")))
        .isInstanceOf(PartidaException.class);
    assertThat(names(db)).hasSize(1);
  }

  @Test
  void aReadSeesOnePictureThoughOthersWrite() throws Exception {
    Database db = open(FIRST);
    List<List<String>> seen = new ArrayList<>();
    db.read(
        h -> {
          seen.add(h.createQuery("select name from item order by id").mapTo(String.class).list());
          inAnotherThread(() -> add(db, "later"));
          seen.add(h.createQuery("select name from item order by id").mapTo(String.class).list());
          return null;
        });
    assertThat(seen.get(1)).isEqualTo(seen.get(0));
    assertThat(names(db)).containsExactly("a:b; ?", "later");
  }

  @Test
  void aTransactionInsideATransactionIsADefectThatIsTold() {
    Database db = open(FIRST);
    assertThatThrownBy(() -> db.write(h -> db.write(i -> null)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another");
    assertThatThrownBy(() -> db.write(h -> db.read(i -> null)))
        .isInstanceOf(IllegalStateException.class);
    add(db, "still works");
  }

  @Test
  void writersStandInAQueueAndNoneIsLost() throws Exception {
    Database db = open(FIRST);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    CountDownLatch go = new CountDownLatch(1);
    List<Integer> overlaps = Collections.synchronizedList(new ArrayList<>());
    int[] inside = new int[1];
    List<Future<?>> all = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      int thread = t;
      all.add(
          pool.submit(
              () -> {
                go.await();
                for (int i = 0; i < 25; i++) {
                  String name = thread + "/" + i;
                  db.write(
                      h -> {
                        overlaps.add(++inside[0]);
                        h.execute("insert into item (name) values (?)", name);
                        return inside[0]--;
                      });
                  names(db);
                }
                return null;
              }));
    }
    go.countDown();
    for (Future<?> f : all) {
      f.get(50, TimeUnit.SECONDS);
    }
    pool.shutdown();
    assertThat(names(db)).hasSize(201);
    assertThat(overlaps).hasSize(200).containsOnly(1);
  }

  private static void inAnotherThread(Runnable task) throws Exception {
    ExecutorService one = Executors.newSingleThreadExecutor();
    try {
      one.submit(task).get(30, TimeUnit.SECONDS);
    } finally {
      one.shutdown();
    }
  }

  private Database open(Script... scripts) {
    return databases().open("demo", new Migrations(List.of(scripts)));
  }

  private static void add(Database db, String name) {
    db.write(h -> h.execute("insert into item (name) values (?)", name));
  }

  private static List<String> names(Database db) {
    return db.read(
        h -> h.createQuery("select name from item order by id").mapTo(String.class).list());
  }
}
