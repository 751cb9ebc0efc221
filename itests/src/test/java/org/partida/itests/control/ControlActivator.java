package org.partida.itests.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Takes lines {@code stop|start|state NAME} and {@code update NAME FILE} on a loopback port, which
 * it writes to {@code run/control.port} of the instance, and answers each with one line when the
 * work is done.
 */
public final class ControlActivator implements BundleActivator {
  private ServerSocket server;
  private BundleContext context;

  @Override
  public void start(BundleContext bundle) throws IOException {
    context = bundle;
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread t = new Thread(this::serve, "itests-control");
    t.setDaemon(true);
    t.start();
    Path run = Path.of(bundle.getProperty("partida.home"), "run");
    Path part =
        Files.writeString(run.resolve("control.part"), String.valueOf(server.getLocalPort()));
    Files.move(part, run.resolve("control.port"), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void stop(BundleContext bundle) throws IOException {
    server.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket s = server.accept();
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(s.getInputStream(), StandardCharsets.UTF_8));
          OutputStream out = s.getOutputStream()) {
        out.write((answer(in.readLine()) + "\n").getBytes(StandardCharsets.UTF_8));
      } catch (IOException gone) {
        // the caller went away, or we are being stopped: the next one may come
      }
    }
  }

  private String answer(String line) {
    String[] words = line.split(" ", 3);
    try {
      Bundle b =
          Stream.of(context.getBundles())
              .filter(x -> words[1].equals(x.getSymbolicName()))
              .findFirst()
              .orElseThrow();
      switch (words[0]) {
        case "stop" -> b.stop();
        case "start" -> b.start();
        case "update" -> update(b, Path.of(words[2]));
        default -> {}
      }
      return "ok " + b.getState();
    } catch (BundleException | IOException | InterruptedException | RuntimeException e) {
      return "error " + e;
    }
  }

  private void update(Bundle b, Path file)
      throws BundleException, IOException, InterruptedException {
    try (InputStream in = Files.newInputStream(file)) {
      b.update(in);
    }
    CountDownLatch refreshed = new CountDownLatch(1);
    context
        .getBundle(0)
        .adapt(FrameworkWiring.class)
        .refreshBundles(List.of(b), e -> refreshed.countDown());
    refreshed.await();
  }
}
