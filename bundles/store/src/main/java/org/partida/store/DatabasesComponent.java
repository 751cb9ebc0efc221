package org.partida.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.partida.base.db.Database;
import org.partida.base.db.Databases;
import org.partida.base.db.Migrations;
import org.partida.base.home.Home;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.store.db.StoreDatabases;

/** The databases of this instance: SQLite files with the books, or schemas in PostgreSQL. */
@Component(immediate = true, configurationPid = DatabasesComponent.PID)
@Designate(ocd = DatabasesComponent.Config.class)
public final class DatabasesComponent implements Databases {
  static final String PID = "org.partida.store";

  private final StoreDatabases databases;

  /** Where the books are kept. */
  @ObjectClassDefinition(name = "Partida: store")
  @interface Config {
    @AttributeDefinition(
        name = "Kind",
        options = {
          @Option(value = "sqlite", label = "SQLite files"),
          @Option(value = "postgresql", label = "PostgreSQL")
        })
    String kind() default "sqlite";

    @AttributeDefinition(
        name = "URL",
        description = "For PostgreSQL, such as jdbc:postgresql://127.0.0.1:5432/partida")
    String url() default "";

    @AttributeDefinition(name = "User", description = "For PostgreSQL")
    String user() default "";

    @AttributeDefinition(
        name = "Password alias",
        description = "Name of a file in the instance's secret folder that holds the password")
    String passwordAlias() default "";

    @AttributeDefinition(
        name = "Schema prefix",
        description = "For PostgreSQL: what the names of the schemas begin with")
    String schemaPrefix() default "";

    @AttributeDefinition(name = "Readers", description = "Connections for reading, by database")
    int readers() default 4;
  }

  @Activate
  public DatabasesComponent(@Reference Home home, @Reference Clock clock, Config config) {
    int readers = Math.max(1, config.readers());
    this.databases =
        switch (config.kind()) {
          case "sqlite" -> StoreDatabases.sqlite(home.books(), readers, clock);
          case "postgresql" ->
              StoreDatabases.postgres(
                  new StoreDatabases.Postgres(
                      config.url(),
                      config.user(),
                      password(home, config.passwordAlias()),
                      config.schemaPrefix()),
                  readers,
                  clock);
          default ->
              throw new PartidaException(
                  new Problem(
                      "db.kind",
                      "there is no kind of database " + config.kind(),
                      PID + ".cfg",
                      "set kind = sqlite or kind = postgresql"));
        };
  }

  @Deactivate
  void deactivate() {
    databases.close();
  }

  @Override
  public Database open(String name, Migrations migrations) {
    return databases.open(name, migrations);
  }

  Map<String, String> places() {
    return databases.places();
  }

  private static String password(Home home, String alias) {
    if (alias.isBlank()) {
      return "";
    }
    Path file = home.secret().resolve(alias);
    if (!alias.matches("[A-Za-z0-9._-]+") || !Files.isRegularFile(file)) {
      throw new PartidaException(
          new Problem(
              "db.password",
              "there is no secret " + alias,
              file.toString(),
              "write the password into this file, readable for Partida's user alone"));
    }
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
