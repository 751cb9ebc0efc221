package org.partida.itests.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An instance of the distribution as a child process, in a folder under target/. Its ports are free
 * ones; closing it ends the process and, where the test went well, removes the folder. Not
 * thread-safe but for {@link #call} and {@link #kill}.
 */
public final class Instance implements AutoCloseable {
  /** Generous: the machine may be busy. */
  private static final Duration READY = Duration.ofMinutes(4);

  private final Path home;
  private volatile Process process;
  private boolean good;

  private final boolean sandbox;

  private Instance(Path home, boolean sandbox) {
    this.home = home;
    this.sandbox = sandbox;
  }

  /** Makes a folder for an instance with the authority sandbox and starts it. */
  public static Instance started(String name) {
    Instance i = created(name);
    i.start();
    return i;
  }

  /** Makes a folder for an instance with the authority sandbox. */
  public static Instance created(String name) {
    return created(name, true);
  }

  /** Makes a folder for an instance as an operator has it, without the sandbox, and starts it. */
  public static Instance plain(String name) {
    Instance i = created(name, false);
    i.start();
    return i;
  }

  private static Instance created(String name, boolean sandbox) {
    Path home = Places.target().resolve("instances").resolve(name);
    delete(home);
    Instance i = new Instance(home, sandbox);
    List<String> create =
        new ArrayList<>(
            List.of(
                "create",
                home.toString(),
                "--http-port",
                port(),
                "--https-port",
                port(),
                "--ssh-port",
                port()));
    if (sandbox) {
      create.addAll(List.of("--features", "partida-sandbox"));
    }
    i.run(create.toArray(new String[0]));
    Runtime.getRuntime().addShutdownHook(new Thread(i::kill));
    return i;
  }

  /** Its folder. */
  public Path home() {
    return home;
  }

  /** Starts the process and returns when it can work. */
  public void start() {
    Path log = home.resolve("run/out.log");
    ProcessBuilder b =
        new ProcessBuilder(script(), "run", home.toString()).redirectErrorStream(true);
    b.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    b.environment().put("JAVA_HOME", System.getProperty("java.home"));
    b.environment().put("PARTIDA_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    try {
      process = b.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await("the instance in " + home + " gets ready (see its karaf/log)")
        .atMost(READY)
        .pollInterval(Duration.ofMillis(100))
        .failFast("the process ended, see " + log, () -> !process.isAlive())
        .until(this::isReady);
  }

  /** The process runs. */
  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /**
   * The engine works, and the sandbox answers; asked at the end again, since services come late.
   */
  public boolean isReady() {
    return call("ready").status() == 0
        && (!sandbox
            || call("sandbox", "status").status() == 0 && call("demo", "--help").status() == 0)
        && call("ready").status() == 0;
  }

  /** Runs a command to its end. */
  public Answer call(String... argv) {
    return Socket.call(home, home, List.of(argv));
  }

  /** Runs a command in the background. */
  public CompletableFuture<Answer> async(String... argv) {
    return CompletableFuture.supplyAsync(() -> call(argv));
  }

  /** kill -9. */
  public void kill() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }

  /** Ends it in good order. */
  public void stop() {
    process.destroy();
    boolean ended;
    try {
      ended = process.waitFor(90, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ended = false;
    }
    assertThat(ended).as("the instance in %s stops within 90 s", home).isTrue();
  }

  /** The test went well: the folder need not be kept for looking at. */
  public void wasGood() {
    good = true;
  }

  @Override
  public void close() {
    kill();
    if (good) {
      delete(home);
    }
  }

  private void run(String... args) {
    ProcessBuilder b = new ProcessBuilder(script()).redirectErrorStream(true);
    b.command().addAll(List.of(args));
    try {
      Process p = b.start();
      String said =
          new String(p.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(p.onExit().join().exitValue()).as(said).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException("is the assembly built? karaf-assembly/target/assembly", e);
    }
  }

  private static String script() {
    return Places.assembly().resolve("bin/partida-instance").toString();
  }

  private static String port() {
    try (ServerSocket s = new ServerSocket(0)) {
      return String.valueOf(s.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a folder with all that is in it. */
  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder())
          .map(Path::toFile)
          .forEach(f -> assertThat(f.delete()).as("delete %s", f).isTrue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
