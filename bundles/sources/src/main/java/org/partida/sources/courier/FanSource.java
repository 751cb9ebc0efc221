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

/**
 * FAN Courier: one connection for each client id. Names of configurations have no dash, which would
 * part the name of an instance. Thread-safe.
 */
@Component(service = SourceConnector.class, configurationPid = "org.partida.sources.fancourier")
@Designate(ocd = FanSource.Config.class)
public final class FanSource implements SourceConnector {
  private final CourierCalls calls;
  private final Clock clock;
  private final int again;

  /** How the courier is reached. */
  @ObjectClassDefinition(name = "Partida: FAN Courier")
  @interface Config {
    @AttributeDefinition(description = "base address of the interface, version 2")
    String base() default "https://api.fancourier.ro";

    @AttributeDefinition(description = "all calls together per minute")
    int callsPerMinute() default 60;

    @AttributeDefinition(
        description = "how many days before the last one are asked again, for corrections")
    int daysAgain() default 7;
  }

  @Activate
  public FanSource(
      @Reference(target = "(partida.wire=fancourier)") Wire wire,
      @Reference UnitOfWork books,
      @Reference Home home,
      @Reference Clock clock,
      Config config) {
    this(
        wire,
        new RateBudget(books, clock),
        config.callsPerMinute(),
        config.base(),
        config.daysAgain(),
        home.spool(),
        clock);
  }

  FanSource(
      Wire wire,
      RateBudget budget,
      int callsPerMinute,
      String base,
      int again,
      Path spool,
      Clock clock) {
    this.calls = new CourierCalls(FanSession.COURIER, wire, budget, callsPerMinute, base, spool);
    this.again = Math.max(0, again);
    this.clock = clock;
  }

  @Override
  public String id() {
    return FanSession.COURIER;
  }

  @Override
  public List<SourceSetting> settings() {
    return List.of(
        new SourceSetting("client", false, true, "client id of the contract, such as 7032158"),
        new SourceSetting("user", false, true, "user of the courier's own page"),
        new SourceSetting("password", true, true, "its password"),
        CourierSettings.REGISTER);
  }

  @Override
  public boolean daily() {
    return true;
  }

  @Override
  public SourceSession open(Map<String, String> settings) throws SourceException {
    return new FanSession(
        calls,
        CourierSettings.client(settings),
        settings.getOrDefault("user", ""),
        settings.getOrDefault("password", ""),
        again,
        clock);
  }
}
