package org.partida.spv.registry;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.partida.base.home.Home;
import org.partida.base.port.UnitOfWork;
import org.partida.base.wire.Wire;
import org.partida.spi.network.NetworkException;
import org.partida.spi.registry.RegistryFacts;
import org.partida.spi.registry.RegistryQuestion;
import org.partida.spi.registry.TaxRegistry;
import org.partida.spv.SpvSettings;

/** Joins ANAF's registers to the framework; they are there while the wire is. */
@Component(
    service = TaxRegistry.class,
    configurationPid = "org.partida.spv.registry",
    property = "country=RO")
@Designate(ocd = RegistryComponent.Config.class)
public final class RegistryComponent implements TaxRegistry {
  private final AnafRegistry registry;

  @ObjectClassDefinition(
      name = "Partida: VAT register",
      description = "ANAF's public registers; works without a configuration")
  @interface Config {
    @AttributeDefinition(description = "base address of ANAF's public services")
    String registryBase() default "https://webservicesp.anaf.ro";

    @AttributeDefinition(description = "codes in one request (ANAF, 2025-02: at most 100)")
    int batch() default 100;

    @AttributeDefinition(
        description = "between two requests, in milliseconds (ANAF, 2025-02: one request a second)")
    int gapMilliseconds() default 1000;

    @AttributeDefinition(
        description =
            "so many codes or more are asked by the asynchronous service; 0 = only when the other one does not answer")
    int asynchronousFrom() default 0;

    @AttributeDefinition(description = "for one answer, in seconds")
    int timeoutSeconds() default 30;
  }

  /** Over the wire of the network's own routes. */
  @Activate
  public RegistryComponent(
      Config config,
      @Reference(target = "(partida.wire=spv)") Wire wire,
      @Reference UnitOfWork books,
      @Reference Home home,
      @Reference Clock clock) {
    URI base = SpvSettings.base(config.registryBase());
    registry =
        new AnafRegistry(
            wire,
            books,
            new RegistrySettings(
                base,
                Math.max(1, Math.min(100, config.batch())),
                Duration.ofMillis(config.gapMilliseconds()),
                config.asynchronousFrom(),
                Duration.ofSeconds(config.timeoutSeconds()),
                home.spool()),
            clock,
            d -> Thread.sleep(d.toMillis()));
  }

  @Override
  public String country() {
    return registry.country();
  }

  @Override
  public ZoneId zone() {
    return registry.zone();
  }

  @Override
  public int batch() {
    return registry.batch();
  }

  @Override
  public List<RegistryFacts> lookup(List<RegistryQuestion> questions) throws NetworkException {
    return registry.lookup(questions);
  }
}
