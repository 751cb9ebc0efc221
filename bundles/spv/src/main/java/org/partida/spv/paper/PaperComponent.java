package org.partida.spv.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.partida.base.home.Home;
import org.partida.base.wire.Wire;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.network.AuthorityTools;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.RemoteVerdict;
import org.partida.spv.SpvSettings;

/** Joins ANAF's public services to the framework; they are there while the wire is. */
@Component(service = AuthorityTools.class, configurationPid = "org.partida.spv.papers")
@Designate(ocd = PaperComponent.Config.class)
public final class PaperComponent implements AuthorityTools {
  private final PublicPapers papers;

  @ObjectClassDefinition(
      name = "Partida: ANAF's validare and transformare",
      description = "ANAF's public services for single documents; works without a configuration")
  @interface Config {
    @AttributeDefinition(
        description = "base address of validare and transformare; ANAF has them in production only")
    String papersBase() default "https://webservicesp.anaf.ro/prod/FCTEL/rest";

    @AttributeDefinition(description = "for one answer, in seconds")
    int timeoutSeconds() default 60;
  }

  /** Over the wire of the network's own routes. */
  @Activate
  public PaperComponent(
      Config config,
      @Reference(target = "(partida.wire=spv)") Wire wire,
      @Reference Home home,
      @Reference Clock clock) {
    papers =
        new PublicPapers(
            wire,
            SpvSettings.base(config.papersBase()),
            Duration.ofSeconds(config.timeoutSeconds()),
            home.spool(),
            clock);
  }

  @Override
  public String network() {
    return papers.network();
  }

  @Override
  public long maxBytes() {
    return papers.maxBytes();
  }

  @Override
  public boolean takes(RootElement root) {
    return papers.takes(root);
  }

  @Override
  public RemoteVerdict validate(Path document, RootElement root)
      throws NetworkException, IOException {
    return papers.validate(document, root);
  }

  @Override
  public Path pdf(Path document, RootElement root, Path folder)
      throws NetworkException, IOException {
    return papers.pdf(document, root, folder);
  }
}
