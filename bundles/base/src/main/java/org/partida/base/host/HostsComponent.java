package org.partida.base.host;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.partida.api.company.Company;
import org.partida.base.port.UnitOfWork;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.host.ActingUser;
import org.partida.spi.host.HostCapabilities;
import org.partida.spi.host.HostConnection;
import org.partida.spi.host.HostConnector;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;

/**
 * Finds the connector of the configured host among those that are running; rows that waited for it
 * go on.
 */
@Component(service = Hosts.class, configurationPid = "org.partida.hosts")
@Designate(ocd = HostsComponent.Config.class)
public final class HostsComponent implements Hosts {
  /** Which host keeps the books. */
  @ObjectClassDefinition(name = "Partida host", description = "The ERP that keeps the books")
  @interface Config {
    @AttributeDefinition(
        description =
            "embedded, tryton, idempiere …: the type of a host connector that is installed")
    String hostType() default "embedded";
  }

  private final Optional<HostConnector> connector;
  private final String type;

  @Activate
  public HostsComponent(
      Config config,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<HostConnector> connectors,
      @Reference UnitOfWork books,
      @Reference Clock clock) {
    this(config.hostType(), connectors);
    if (available()) {
      books.write(tx -> tx.work().wake(WAITING, clock.instant()));
    }
  }

  /** For use without OSGi. */
  public HostsComponent(String hostType, List<HostConnector> connectors) {
    this.type = hostType;
    this.connector = connectors.stream().filter(c -> c.type().equals(hostType)).findFirst();
  }

  @Override
  public boolean available() {
    return connector.isPresent();
  }

  @Override
  public HostSession open(Company company) throws HostException {
    return present()
        .open(
            new HostConnection(company.id(), company.name(), company.currency(), Map.of()),
            new ActingUser(ActingUser.Kind.SERVICE, "partida"));
  }

  @Override
  public HostCapabilities capabilities() {
    return present().capabilities();
  }

  private HostConnector present() {
    return connector.orElseThrow(
        () ->
            new PartidaException(
                new Problem(
                    "host.missing",
                    "no bundle for the host " + type + " is running",
                    type,
                    "start or install the host's feature; what waits goes on by itself then")));
  }
}
