package org.partida.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partida.itests.harness.Places;
import org.partida.model.statement.Chain;
import org.partida.spi.statement.StatementHead;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;

/**
 * The worked example of docs/build-an-add-on.md builds as it stands there, and needs the api alone.
 */
class AddOnExampleIT {
  private static final Path EXAMPLE = Places.root().resolve("docs/examples/statement-addon");
  private static final Path JAR = EXAMPLE.resolve("target/org.example.demobank-1.0.0.jar");

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    Files.deleteIfExists(JAR);
    List<String> command =
        new ArrayList<>(
            List.of(
                Places.root().resolve("mvnw").toString(), "-o", "-q", "-f", EXAMPLE.toString()));
    String repository = System.getProperty("maven.repo.local");
    if (repository != null) {
      command.add("-Dmaven.repo.local=" + repository);
    }
    command.add("package");
    ProcessBuilder b =
        new ProcessBuilder(command).directory(Places.root().toFile()).redirectErrorStream(true);
    b.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process p = b.start();
    p.getOutputStream().close();
    String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(p.waitFor())
        .as("its build, tests included; the project itself must be installed before:%n%s", said)
        .isZero();
  }

  @Test
  void itImportsTheApiAlone() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      Manifest manifest = jar.getManifest();
      String imports = manifest.getMainAttributes().getValue("Import-Package");
      assertThat(Arrays.stream(imports.split(",(?=[a-z])")).map(i -> i.replaceFirst(";.*", "")))
          .isNotEmpty()
          .allMatch(i -> i.startsWith("org.partida.model") || i.startsWith("org.partida.spi"));
      assertThat(manifest.getMainAttributes().getValue("Export-Package")).isNull();
      assertThat(manifest.getMainAttributes().getValue("Provide-Capability"))
          .contains(StatementReader.class.getName());
      assertThat(manifest.getMainAttributes().getValue("Service-Component")).isNotBlank();
      assertThat(jar.stream().filter(e -> e.getName().endsWith(".class")).count())
          .isLessThanOrEqualTo(20);
    }
  }

  @Test
  void itReadsItsFile() throws Exception {
    Path file = EXAMPLE.resolve("src/test/resources/october.csv");
    try (URLClassLoader loader =
            new URLClassLoader(new URL[] {JAR.toUri().toURL()}, getClass().getClassLoader());
        InputStream in = Files.newInputStream(file)) {
      Class<?> type = loader.loadClass("org.example.demobank.DemoBankReader");
      StatementReader reader = (StatementReader) type.getDeclaredConstructor().newInstance();

      assertThat(reader.detect(new StatementHead("october.csv", Files.readAllBytes(file))).yes())
          .isTrue();
      StatementRead read = reader.read(in, "october.csv");
      assertThat(read.statements())
          .singleElement()
          .satisfies(s -> assertThat(s.chain()).isEqualTo(Chain.OK));
      assertThat(read.statements().get(0).lines()).hasSize(3);
    }
  }
}
