package org.partida.sources.courier;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.partida.base.budget.RateBudget;
import org.partida.base.home.Home;
import org.partida.base.port.UnitOfWork;
import org.partida.base.wire.Wire;
import org.partida.spi.source.SourceConnector;
import org.partida.spi.source.SourceException;
import org.partida.spi.source.SourceSession;
import org.partida.spi.source.SourceSetting;

/** Cargus: one connection for each client. Thread-safe. */
@Component(service = SourceConnector.class, configurationPid = "org.partida.sources.cargus")
@Designate(ocd = CargusSource.Config.class)
public final class CargusSource implements SourceConnector {
  private final CourierCalls calls;
  private final Clock clock;
  private final boolean byDate;
  private final int again;

  /** How the courier is reached. */
  @ObjectClassDefinition(name = "Partida: Cargus")
  @interface Config {
    @AttributeDefinition(description = "base address of the interface, version 3")
    String base() default "https://urgentcargus.azure-api.net/api";

    @AttributeDefinition(description = "all calls together per minute")
    int callsPerMinute() default 60;

    @AttributeDefinition(
        description =
            "deduction: by the day of the payment order; date: by the day of the shipment, whose rows are asked again until they are paid")
    String ask() default "deduction";

    @AttributeDefinition(
        description =
            "how many days before the last one are asked again: for corrections, and with date until a payment order is there; 0 = 7 with deduction, 45 with date")
    int daysAgain() default 0;
  }

  @Activate
  public CargusSource(
      @Reference(target = "(partida.wire=cargus)") Wire wire,
      @Reference UnitOfWork books,
      @Reference Home home,
      @Reference Clock clock,
      Config config) {
    this(
        wire,
        new RateBudget(books, clock),
        config.callsPerMinute(),
        config.base(),
        "date".equals(config.ask()),
        config.daysAgain(),
        home.spool(),
        clock);
  }

  CargusSource(
      Wire wire,
      RateBudget budget,
      int callsPerMinute,
      String base,
      boolean byDate,
      int again,
      Path spool,
      Clock clock) {
    this.calls = new CourierCalls(CargusSession.COURIER, wire, budget, callsPerMinute, base, spool);
    this.byDate = byDate;
    this.again = again > 0 ? again : byDate ? 45 : 7;
    this.clock = clock;
  }

  @Override
  public String id() {
    return CargusSession.COURIER;
  }

  @Override
  public List<SourceSetting> settings() {
    return List.of(
        new SourceSetting(
            "client", false, true, "a name or number of the account, such as 1000999"),
        new SourceSetting("user", false, true, "user of the courier's own page"),
        new SourceSetting("password", true, true, "its password"),
        new SourceSetting("key", true, true, "subscription key of the interface"),
        CourierSettings.REGISTER);
  }

  @Override
  public boolean daily() {
    return true;
  }

  @Override
  public SourceSession open(Map<String, String> settings) throws SourceException {
    CourierSettings.client(settings);
    return new CargusSession(calls, settings, byDate, again, clock);
  }
}
