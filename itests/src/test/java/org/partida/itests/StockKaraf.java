package org.partida.itests;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.junit.Before;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.partida.itests.harness.Instance;
import org.partida.itests.harness.Places;

/**
 * Installs features into a stock Karaf from the repository folder that the build makes, with the
 * local Maven repository and the network closed. Runs inside the container, therefore it names no
 * class of ours.
 */
public abstract class StockKaraf {
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(3);

  @Inject FeaturesService features;
  @Inject private BundleContext context;

  Set<String> before;

  /** A stock Karaf that sees two folders and nothing else. */
  @Configuration
  public Option[] karaf() {
    Path target = Places.target();
    Path local = target.resolve("exam-local");
    // what it took from the build's folder in an earlier run may have changed since
    Instance.delete(local);
    String repositories =
        Places.repository().toUri()
            + "@id=partida, "
            + target.resolve("exam-repository").toUri()
            + "@id=exam";
    String maven = "etc/org.ops4j.pax.url.mvn.cfg";
    String version = System.getProperty("karaf.version");
    return options(
        karafDistributionConfiguration()
            .frameworkUrl(
                target.resolve("karaf/apache-karaf-" + version + ".tar.gz").toUri().toString())
            .karafVersion(version)
            .name("stock Karaf")
            .unpackDirectory(target.resolve("exam").toFile())
            .useDeployFolder(false),
        configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
        systemProperty("partida.version").value(Places.version()),
        editConfigurationFilePut(maven, "org.ops4j.pax.url.mvn.repositories", repositories),
        editConfigurationFilePut(maven, "org.ops4j.pax.url.mvn.localRepository", local.toString()),
        editConfigurationFilePut(maven, "org.ops4j.pax.url.mvn.useFallbackRepositories", "false"),
        editConfigurationFilePut(
            "etc/org.apache.karaf.management.cfg", "rmiRegistryPort", Ports.free()),
        editConfigurationFilePut(
            "etc/org.apache.karaf.management.cfg", "rmiServerPort", Ports.free()),
        editConfigurationFilePut(
            "etc/org.ops4j.pax.web.cfg", "org.osgi.service.http.port", Ports.free()));
  }

  @Before
  public void remembers() throws Exception {
    features.addRepository(
        URI.create(
            "mvn:org.partida/org.partida.features/"
                + System.getProperty("partida.version")
                + "/xml/features"));
    before = bundles();
  }

  static String service(String name) {
    return "(objectClass=org.partida." + name + ")";
  }

  final void installs(String feature, String... services) throws Exception {
    features.installFeature(feature, EnumSet.noneOf(FeaturesService.Option.class));
    assertTrue(feature + " is installed", features.isInstalled(features.getFeature(feature)));
    Set<String> more = bundles();
    more.removeAll(before);
    assertFalse(feature + " brings bundles", more.isEmpty());
    await(
        "all bundles of " + feature + " are active",
        () -> idle().isEmpty(),
        () -> String.join(", ", idle()));
    for (String filter : services) {
      await(
          feature + " offers " + filter, () -> reference(filter) != null, () -> "it is not there");
    }
  }

  /** Bundles that are neither active nor fragments. */
  private Set<String> idle() {
    return Stream.of(context.getBundles())
        .filter(
            b ->
                b.getHeaders().get(Constants.FRAGMENT_HOST) == null
                    && b.getState() != Bundle.ACTIVE)
        .map(b -> b.getSymbolicName() + " in state " + b.getState())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  final Set<String> bundles() {
    return Stream.of(context.getBundles())
        .map(b -> b.getSymbolicName() + " " + b.getVersion())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private ServiceReference<?> reference(String filter) {
    try {
      ServiceReference<?>[] found = context.getAllServiceReferences(null, filter);
      return found == null ? null : found[0];
    } catch (InvalidSyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits until the routes of a context run, as the health check says. */
  final void awaitHealth(String part) throws Exception {
    await(part + " run", () -> health().contains("part=" + part + ", level=OK"), this::health);
  }

  private String health() {
    StringBuilder all = new StringBuilder();
    try {
      ServiceReference<?>[] found =
          context.getAllServiceReferences(null, service("api.health.HealthCheck"));
      for (ServiceReference<?> r : found == null ? new ServiceReference<?>[0] : found) {
        Object check = context.getService(r);
        all.append(check == null ? "" : check.getClass().getMethod("check").invoke(check));
        context.ungetService(r);
      }
    } catch (ReflectiveOperationException | InvalidSyntaxException e) {
      throw new AssertionError(e);
    }
    return all.toString();
  }

  /** Awaitility is not in the container. */
  private static void await(String what, Condition condition, Words otherwise)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE;
    while (!condition.holds()) {
      assertTrue(what + ": " + otherwise.say(), System.nanoTime() < end);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private interface Condition {
    boolean holds();
  }

  private interface Words {
    String say();
  }

  /** Loaded outside the container alone. */
  private static final class Ports {
    static String free() {
      try (java.net.ServerSocket s = new java.net.ServerSocket(0)) {
        return String.valueOf(s.getLocalPort());
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
