package org.partida.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.partida.itests.harness.Places;

/**
 * Each feature alone in a stock Karaf, from the repository folder that the build makes, with the local Maven repository and the network
 * closed: all its bundles are active, its services and routes appear; uninstalled, it leaves no bundle behind, so that the next one is
 * alone again. Runs inside the container, therefore it names no class of ours.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class PaxExamIT {
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(3);

  @Inject private FeaturesService features;
  @Inject private BundleContext context;

  private Set<String> before;

  /** A stock Karaf that sees two folders and nothing else. */
  @Configuration
  public Option[] karaf() {
    Path target = Places.target();
    String repositories =
        Places.repository().toUri() + "@id=partida, " + target.resolve("exam-repository").toUri() + "@id=exam";
    String maven = "etc/org.ops4j.pax.url.mvn.cfg";
    String version = System.getProperty("karaf.version");
    return options(
        karafDistributionConfiguration()
            .frameworkUrl(target.resolve("karaf/apache-karaf-" + version + ".tar.gz").toUri().toString())
            .karafVersion(version)
            .name("stock Karaf")
            .unpackDirectory(target.resolve("exam").toFile())
            .useDeployFolder(false),
        configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
        systemProperty("partida.version").value(Places.version()),
        editConfigurationFilePut(maven, "org.ops4j.pax.url.mvn.repositories", repositories),
        editConfigurationFilePut(maven, "org.ops4j.pax.url.mvn.localRepository", target.resolve("exam-local").toString()),
        editConfigurationFilePut(maven, "org.ops4j.pax.url.mvn.useFallbackRepositories", "false"),
        editConfigurationFilePut("etc/org.apache.karaf.management.cfg", "rmiRegistryPort", Ports.free()),
        editConfigurationFilePut("etc/org.apache.karaf.management.cfg", "rmiServerPort", Ports.free()),
        editConfigurationFilePut("etc/org.ops4j.pax.web.cfg", "org.osgi.service.http.port", Ports.free()));
  }

  @Before
  public void remembers() throws Exception {
    features.addRepository(URI.create("mvn:org.partida/org.partida.features/" + System.getProperty("partida.version") + "/xml/features"));
    before = bundles();
  }

  @After
  public void cleans() throws Exception {
    Set<String> ours = Stream.of(features.listRequiredFeatures()).map(Feature::getName).filter(n -> n.startsWith("partida")).collect(Collectors.toSet());
    for (String name : ours) {
      features.uninstallFeature(name, EnumSet.noneOf(FeaturesService.Option.class));
    }
    assertEquals("an uninstalled feature leaves nothing", before, bundles());
  }

  @Test
  public void everyFeatureIsTestedHere() throws Exception {
    Set<String> tested =
        Arrays.stream(getClass().getMethods()).filter(m -> m.getName().startsWith("partida")).map(m -> m.getName().replaceAll("([A-Z0-9])", "-$1").toLowerCase(java.util.Locale.ROOT)).collect(Collectors.toCollection(TreeSet::new));
    Set<String> there =
        Stream.of(features.listFeatures()).map(Feature::getName).filter(n -> n.startsWith("partida")).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(there, tested);
  }

  @Test
  public void partidaCamelCore() throws Exception {
    installs("partida-camel-core", "(objectClass=org.apache.camel.spi.LanguageResolver)", "(&(objectClass=org.apache.camel.spi.ComponentResolver)(component=file))");
  }

  @Test
  public void partidaCamelHttp() throws Exception {
    installs("partida-camel-http", "(&(objectClass=org.apache.camel.spi.ComponentResolver)(component=http))");
  }

  @Test
  public void partidaCamelQuartz() throws Exception {
    installs("partida-camel-quartz", "(&(objectClass=org.apache.camel.spi.ComponentResolver)(component=quartz))");
  }

  @Test
  public void partidaCamelCsv() throws Exception {
    installs("partida-camel-csv", "(&(objectClass=org.apache.camel.spi.DataFormatResolver)(dataformat=csv))");
  }

  @Test
  public void partidaCsv() throws Exception {
    installs("partida-csv");
  }

  @Test
  public void partidaJaxb() throws Exception {
    installs("partida-jaxb");
  }

  @Test
  public void partidaJackson() throws Exception {
    installs("partida-jackson");
  }

  @Test
  public void partidaJdbc() throws Exception {
    installs("partida-jdbc");
  }

  @Test
  public void partidaPostgresql() throws Exception {
    installs("partida-postgresql", "(&(objectClass=org.osgi.service.jdbc.DataSourceFactory)(osgi.jdbc.driver.class=org.postgresql.Driver))");
  }

  @Test
  public void partidaCore() throws Exception {
    installs(
        "partida-core",
        service("api.company.Companies"),
        service("api.document.Documents"),
        service("api.archive.Archive"),
        service("api.posting.Books"),
        service("api.match.Matches"),
        service("api.statement.Statements"),
        service("api.network.NetworkSync"),
        service("spi.posting.PostingRules"),
        service("spi.action.MenuAction"));
  }

  @Test
  public void partidaRoutes() throws Exception {
    installs("partida-routes", service("api.health.HealthCheck"));
    awaitHealth("routes user");
  }

  @Test
  public void partidaUbl() throws Exception {
    installs("partida-ubl", service("spi.invoice.InvoiceReader"));
  }

  @Test
  public void partidaRoSpv() throws Exception {
    installs("partida-ro-spv", service("spi.network.Network"), service("spi.invoice.InvoiceReader"));
    awaitHealth("routes spv");
  }

  @Test
  public void partidaStatements() throws Exception {
    installs("partida-statements", service("spi.statement.StatementReader"));
    awaitHealth("routes statements");
  }

  @Test
  public void partidaRender() throws Exception {
    installs("partida-render", service("spi.render.InvoiceRenderer"));
  }

  @Test
  public void partidaHostLedger() throws Exception {
    installs("partida-host-ledger", service("spi.host.HostConnector"));
  }

  @Test
  public void partidaSandbox() throws Exception {
    installs("partida-sandbox", "(&(objectClass=javax.servlet.Servlet)(osgi.http.whiteboard.servlet.name=partida-sandbox-anaf))", "(partida.sandbox=control)");
  }

  @Test
  public void partidaShell() throws Exception {
    installs("partida-shell", "(objectClass=org.partida.shell.core.CommandGroup)");
  }

  @Test
  public void partidaWeb() throws Exception {
    installs("partida-web");
  }

  @Test
  public void partida() throws Exception {
    installs("partida", service("spi.network.Network"), service("spi.statement.StatementReader"), service("spi.host.HostConnector"), service("spi.render.InvoiceRenderer"));
    awaitHealth("routes spv");
    awaitHealth("routes statements");
  }

  private static String service(String name) {
    return "(objectClass=org.partida." + name + ")";
  }

  private void installs(String feature, String... services) throws Exception {
    features.installFeature(feature, EnumSet.noneOf(FeaturesService.Option.class));
    assertTrue(feature + " is installed", features.isInstalled(features.getFeature(feature)));
    Set<String> more = bundles();
    more.removeAll(before);
    assertFalse(feature + " brings bundles", more.isEmpty());
    await("all bundles of " + feature + " are active", () -> idle().isEmpty(), () -> String.join(", ", idle()));
    for (String filter : services) {
      await(feature + " offers " + filter, () -> reference(filter) != null, () -> "it is not there");
    }
  }

  /** Bundles that are neither active nor fragments. */
  private Set<String> idle() {
    return Stream.of(context.getBundles())
        .filter(b -> b.getHeaders().get(Constants.FRAGMENT_HOST) == null && b.getState() != Bundle.ACTIVE)
        .map(b -> b.getSymbolicName() + " in state " + b.getState())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> bundles() {
    return Stream.of(context.getBundles()).map(b -> b.getSymbolicName() + " " + b.getVersion()).collect(Collectors.toCollection(TreeSet::new));
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
  private void awaitHealth(String part) throws Exception {
    await(part + " run", () -> health().contains("part=" + part + ", level=OK"), this::health);
  }

  private String health() {
    StringBuilder all = new StringBuilder();
    try {
      ServiceReference<?>[] found = context.getAllServiceReferences(null, service("api.health.HealthCheck"));
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
  private static void await(String what, Condition condition, Words otherwise) throws InterruptedException {
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
