package org.partida.itests;

import static org.junit.Assert.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;

/**
 * Each feature alone in a stock Karaf: all its bundles are active, its services and routes appear;
 * uninstalled, it leaves no bundle behind, so that the next one is alone again.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class PaxExamIT extends StockKaraf {
  @After
  public void cleans() throws Exception {
    Set<String> ours =
        Stream.of(features.listRequiredFeatures())
            .map(Feature::getName)
            .filter(n -> n.startsWith("partida"))
            .collect(Collectors.toSet());
    for (String name : ours) {
      features.uninstallFeature(name, EnumSet.noneOf(FeaturesService.Option.class));
    }
    assertEquals("an uninstalled feature leaves nothing", before, bundles());
  }

  @Test
  public void everyFeatureIsTestedHere() throws Exception {
    Set<String> tested =
        Stream.of(PaxExamIT.class, PaxExamHttpIT.class)
            .flatMap(c -> Stream.of(c.getMethods()))
            .filter(m -> m.getName().startsWith("partida"))
            .map(
                m -> m.getName().replaceAll("([A-Z0-9])", "-$1").toLowerCase(java.util.Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> there =
        Stream.of(features.listFeatures())
            .map(Feature::getName)
            .filter(n -> n.startsWith("partida"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(there, tested);
  }

  @Test
  public void partidaCamelCore() throws Exception {
    installs(
        "partida-camel-core",
        "(objectClass=org.apache.camel.spi.LanguageResolver)",
        "(&(objectClass=org.apache.camel.spi.ComponentResolver)(component=file))");
  }

  @Test
  public void partidaCamelHttp() throws Exception {
    installs(
        "partida-camel-http",
        "(&(objectClass=org.apache.camel.spi.ComponentResolver)(component=http))");
  }

  @Test
  public void partidaCamelQuartz() throws Exception {
    installs(
        "partida-camel-quartz",
        "(&(objectClass=org.apache.camel.spi.ComponentResolver)(component=quartz))");
  }

  @Test
  public void partidaCamelCsv() throws Exception {
    installs(
        "partida-camel-csv",
        "(&(objectClass=org.apache.camel.spi.DataFormatResolver)(dataformat=csv))");
  }

  @Test
  public void partidaCamelMail() throws Exception {
    installs(
        "partida-camel-mail",
        "(&(objectClass=org.apache.camel.spi.ComponentResolver)(component=imaps))");
  }

  @Test
  public void partidaCamelSftp() throws Exception {
    installs(
        "partida-camel-sftp",
        "(&(objectClass=org.apache.camel.spi.ComponentResolver)(component=sftp))");
  }

  @Test
  public void partidaMail() throws Exception {
    installs("partida-mail");
  }

  @Test
  public void partidaStatementsMail() throws Exception {
    installs("partida-statements-mail");
  }

  @Test
  public void partidaStatementsSftp() throws Exception {
    installs("partida-statements-sftp");
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
    installs("partida-postgresql");
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
    // a file dropped by an operator is a running route
    Path routes = Path.of(System.getProperty("user.dir"), "partida-home", "etc", "routes");
    Files.createDirectories(routes);
    Files.writeString(
        routes.resolve("hello.yaml"),
        "- route:\n    id: hello\n    from:\n      uri: timer:hello\n      steps:\n        - log: hello\n");
    awaitHealth("routes user");
  }

  @Test
  public void partidaUbl() throws Exception {
    installs("partida-ubl", service("spi.invoice.InvoiceReader"));
  }

  @Test
  public void partidaCiusRo() throws Exception {
    installs(
        "partida-cius-ro",
        service("spi.invoice.InvoiceValidator"),
        service("spi.invoice.RuleExplainer"));
  }

  @Test
  public void partidaRoSpv() throws Exception {
    installs(
        "partida-ro-spv", service("spi.network.Network"), service("spi.invoice.InvoiceReader"));
    awaitHealth("routes spv");
  }

  @Test
  public void partidaStatements() throws Exception {
    installs("partida-statements", service("spi.statement.StatementReader"));
    awaitHealth("routes statements");
  }

  @Test
  public void partidaStatementsXls() throws Exception {
    installs("partida-statements-xls", service("spi.statement.SheetReader"));
  }

  @Test
  public void partidaSources() throws Exception {
    installs("partida-sources", service("spi.source.SourceConnector"));
    awaitHealth("routes sources");
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
  public void partidaHostFile() throws Exception {
    installs("partida-host-file", service("api.posting.FileBatches"));
  }

  @Test
  public void partidaShell() throws Exception {
    installs("partida-shell", "(objectClass=org.partida.shell.core.CommandGroup)");
  }
}
