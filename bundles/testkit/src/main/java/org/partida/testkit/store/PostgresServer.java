package org.partida.testkit.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * PostgreSQL for tests: the one at {@code partida.test.postgres} (system property, or
 * PARTIDA_TEST_POSTGRES: a JDBC address), else one started on loopback from the programs under
 * /usr/lib/postgresql and stopped when the tests end.
 */
public final class PostgresServer implements ExtensionContext.Store.CloseableResource {
  private final String url;
  private final List<String> stop;
  private final Optional<Path> folder;

  private PostgresServer(String url, List<String> stop, Optional<Path> folder) {
    this.url = url;
    this.stop = stop;
    this.folder = folder;
  }

  /** The server, or why there is none. */
  public static Optional<PostgresServer> find() {
    String env = System.getenv("PARTIDA_TEST_POSTGRES");
    String given = System.getProperty("partida.test.postgres", env == null ? "" : env);
    if (!given.isEmpty()) {
      return Optional.of(new PostgresServer(given, List.of(), Optional.empty()));
    }
    return programs().map(PostgresServer::start);
  }

  /** JDBC address. */
  public String url() {
    return url;
  }

  /** Drops all schemas whose names begin so. */
  public void dropSchemas(String prefix) {
    try (Connection c = DriverManager.getConnection(url);
        Statement s = c.createStatement()) {
      List<String> names = new ArrayList<>();
      try (ResultSet rs =
          s.executeQuery(
              "select nspname from pg_namespace where nspname like '"
                  + prefix.replace("_", "\\_")
                  + "%'")) {
        while (rs.next()) {
          names.add(rs.getString(1));
        }
      }
      for (String name : names) {
        s.execute("drop schema \"" + name + "\" cascade");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (!stop.isEmpty()) {
      run(stop);
    }
    if (folder.isPresent()) {
      try (Stream<Path> all = Files.walk(folder.get())) {
        for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(p);
        }
      }
    }
  }

  private static Optional<Path> programs() {
    Path all = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(all)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(all)) {
      return versions
          .map(v -> v.resolve("bin"))
          .filter(b -> Files.isExecutable(b.resolve("initdb")))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PostgresServer start(Path bin) {
    try {
      Path folder = Files.createTempDirectory("partida-postgres");
      boolean root = "root".equals(System.getProperty("user.name"));
      if (root) {
        // the server refuses to run as root
        run(List.of("chown", "postgres", folder.toString()));
      }
      String data = folder.resolve("data").toString();
      int port = freePort();
      String options =
          "-p "
              + port
              + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
              + folder
              + " -c fsync=off";
      run(
          as(
              root,
              bin.resolve("initdb").toString(),
              "-D",
              data,
              "-U",
              "partida",
              "-A",
              "trust",
              "-E",
              "UTF8",
              "--no-sync"));
      run(
          as(
              root,
              bin.resolve("pg_ctl").toString(),
              "-D",
              data,
              "-w",
              "-o",
              options,
              "-l",
              folder.resolve("log").toString(),
              "start"));
      List<String> stop =
          as(root, bin.resolve("pg_ctl").toString(), "-D", data, "-w", "-m", "immediate", "stop");
      return new PostgresServer(
          "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=partida",
          stop,
          Optional.of(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> as(boolean root, String... command) {
    List<String> all =
        new ArrayList<>(root ? List.of("runuser", "-u", "postgres", "--") : List.of());
    all.addAll(List.of(command));
    return all;
  }

  private static int freePort() throws IOException {
    try (ServerSocket s = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return s.getLocalPort();
    }
  }

  private static void run(List<String> command) throws IOException {
    Path out = Files.createTempFile("partida-postgres", ".out");
    try {
      Process p =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      if (!p.waitFor(60, TimeUnit.SECONDS) || p.exitValue() != 0) {
        p.destroyForcibly();
        throw new IOException(command + " failed: " + Files.readString(out));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.delete(out);
    }
  }
}
