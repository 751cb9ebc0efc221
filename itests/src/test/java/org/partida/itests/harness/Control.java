package org.partida.itests.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Bundle;
import org.partida.itests.control.ControlActivator;

/**
 * Stops, updates and starts bundles of a running instance, by a small bundle of its own that is
 * hot-deployed.
 */
public final class Control {
  private final int port;

  private Control(int port) {
    this.port = port;
  }

  /** Drops the bundle into the instance's deploy folder and waits until it is there. */
  public static Control of(Instance instance) {
    Path announced = instance.home().resolve("run/control.port");
    try {
      Path jar = jar(instance.home().resolve("run/control.jar"));
      Files.move(
          jar, instance.home().resolve("deploy/control.jar"), StandardCopyOption.ATOMIC_MOVE);
      await("a bundle dropped into deploy/ starts")
          .atMost(Duration.ofMinutes(2))
          .until(() -> Files.exists(announced));
      return new Control(Integer.parseInt(Files.readString(announced)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path jar(Path file) throws IOException {
    Manifest m = new Manifest();
    Attributes a = m.getMainAttributes();
    a.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    a.putValue("Bundle-ManifestVersion", "2");
    a.putValue("Bundle-SymbolicName", "org.partida.itests.control");
    a.putValue("Bundle-Version", "1.0.0");
    a.putValue("Bundle-Activator", ControlActivator.class.getName());
    a.putValue("Import-Package", "org.osgi.framework,org.osgi.framework.wiring");
    String name = ControlActivator.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), m);
        InputStream in = ControlActivator.class.getClassLoader().getResourceAsStream(name)) {
      out.putNextEntry(new JarEntry(name));
      in.transferTo(out);
    }
    return file;
  }

  public void stop(String bundle) {
    assertThat(send("stop " + bundle)).isEqualTo("ok " + Bundle.RESOLVED);
  }

  public void start(String bundle) {
    assertThat(send("start " + bundle)).isEqualTo("ok " + Bundle.ACTIVE);
  }

  /** Gives a bundle the same bytes again, as a newer build would be given, and refreshes it. */
  public void update(String bundle) {
    assertThat(send("update " + bundle + " " + Places.bundle(bundle)))
        .isEqualTo("ok " + Bundle.ACTIVE);
  }

  private String send(String line) {
    try (Socket s = new Socket(InetAddress.getLoopbackAddress(), port);
        OutputStream out = s.getOutputStream()) {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      return new String(s.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
