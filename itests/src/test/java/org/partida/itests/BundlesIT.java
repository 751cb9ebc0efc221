package org.partida.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partida.itests.harness.Places;

/**
 * What the manifests of our bundles ask of a framework: standard services only, so that they start
 * on any with DS 1.4.
 */
class BundlesIT {
  private static final Pattern PACKAGE = Pattern.compile("(?:^|,)([\\w.]+)(?=[;,]|$)");

  static List<Path> bundles() {
    return Places.bundles();
  }

  @Test
  void allAreThere() {
    assertThat(bundles()).hasSizeGreaterThanOrEqualTo(20);
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void runsOnAnyFramework(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Attributes a = file.getManifest().getMainAttributes();
      String name = a.getValue("Bundle-SymbolicName");
      assertThat(name + "-" + Places.version() + ".jar").isEqualTo(jar.getFileName().toString());
      assertThat(a.getValue("Require-Bundle")).as("Require-Bundle").isNull();
      assertThat(a.getValue("Bundle-Blueprint")).as("Bundle-Blueprint").isNull();
      assertThat(file.getEntry("OSGI-INF/blueprint")).as("OSGI-INF/blueprint").isNull();
      if (!name.equals("org.partida.shell")) {
        assertThat(packages(a.getValue("Import-Package")))
            .as("imports")
            .noneMatch(p -> p.startsWith("org.apache.karaf"));
      }
      // the wrapper of Camel's engine brings the activator of camel-karaf
      assertThat(packages(a.getValue("Import-Package")))
          .as("imports")
          .noneMatch(p -> p.startsWith("org.apache.felix") || p.startsWith("org.eclipse.osgi"));
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void exportsOnlyWhatIsMeantForOthers(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Attributes a = file.getManifest().getMainAttributes();
      String name = a.getValue("Bundle-SymbolicName");
      Set<String> exports = packages(a.getValue("Export-Package"));
      switch (name) {
        case "org.partida.api" ->
            assertThat(exports)
                .isNotEmpty()
                .allMatch(p -> p.matches("org\\.partida\\.(model|api|spi)(\\..*)?"));
        case "org.partida.base", "org.partida.views" -> {
          assertThat(exports)
              .isNotEmpty()
              .allMatch(p -> p.startsWith(name))
              .noneMatch(p -> p.contains(".internal"));
          assertThat(a.getValue("Export-Package").split("partida.internal", -1))
              .as("each marked as internal")
              .hasSize(exports.size() + 1);
        }
        case "org.partida.camel.core",
            "org.partida.camel.http",
            "org.partida.camel.quartz",
            "org.partida.camel.csv",
            "org.partida.camel.mail",
            "org.partida.camel.ftp",
            "org.partida.lib.jdbi" ->
            assertThat(exports).isNotEmpty().noneMatch(p -> p.startsWith("org.partida"));
        default -> assertThat(exports).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void componentsTakeWhatTheyNeedThroughTheirConstructors(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry e :
          file.stream().filter(x -> x.getName().matches("OSGI-INF/[^/]+\\.xml")).toList()) {
        String component =
            new String(file.getInputStream(e).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(component).as(e.getName()).doesNotContain(" field=");
        assertThat(component).as(e.getName()).doesNotContain("http://www.osgi.org/xmlns/scr/v1.5");
      }
    }
  }

  /** Names of packages in a header; versions and attributes are left out. */
  private static Set<String> packages(String header) {
    Set<String> names = new TreeSet<>();
    if (header != null) {
      Matcher m = PACKAGE.matcher(header.replaceAll("\"[^\"]*\"", "").replaceAll("\\s", ""));
      while (m.find()) {
        names.add(m.group(1));
      }
    }
    return names;
  }
}
