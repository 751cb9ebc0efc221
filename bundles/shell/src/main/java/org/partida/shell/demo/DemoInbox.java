package org.partida.shell.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.shell.core.Call;

/**
 * Drops the sandbox's bank files into the inbox folders, as a person would, and waits until the
 * route has taken them.
 */
final class DemoInbox {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path inbox;
  private final Path spool;
  private final SandboxControl sandbox;

  DemoInbox(Path inbox, Path spool, SandboxControl sandbox) {
    this.inbox = inbox;
    this.spool = spool;
    this.sandbox = sandbox;
  }

  /** Drops every file once; answers how many. */
  int drop(Call call, String prefix) throws IOException, InterruptedException {
    Path made = Files.createTempDirectory(spool, "demo-");
    List<Map<String, Object>> files =
        SandboxControl.objects(sandbox.run("statements", "--out", made.toString()), "files");
    for (Map<String, Object> f : files) {
      Path folder = inbox.resolve(CompanyId.of("RO", SandboxControl.text(f, "cif")).value());
      Files.createDirectories(folder);
      Path source = Path.of(SandboxControl.text(f, "path"));
      Files.move(
          source, folder.resolve(prefix + source.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }
    awaitTaken(call, files.size());
    return files.size();
  }

  private void awaitTaken(Call call, int all) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    long left = waiting();
    while (left > 0 && System.nanoTime() < end) {
      call.console().progress("bank files taken " + (all - left) + "/" + all);
      TimeUnit.MILLISECONDS.sleep(200);
      left = waiting();
    }
    call.console().progress("");
    if (left > 0) {
      throw new PartidaException(
          new Problem(
              "demo.inbox",
              left + " files were not taken from the inbox",
              inbox.toString(),
              "health shows the state of the routes"));
    }
  }

  private long waiting() throws IOException {
    try (Stream<Path> files = Files.walk(inbox, 2)) {
      return files.filter(Files::isRegularFile).count();
    }
  }
}
