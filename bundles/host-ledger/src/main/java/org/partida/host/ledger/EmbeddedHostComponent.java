package org.partida.host.ledger;

import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.base.db.Databases;
import org.partida.base.home.Home;
import org.partida.spi.host.ActingUser;
import org.partida.spi.host.HostCapabilities;
import org.partida.spi.host.HostConnection;
import org.partida.spi.host.HostConnector;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;

/** Joins the embedded host to the instance's databases and folders. */
@Component(service = HostConnector.class, property = "host.type=embedded")
public final class EmbeddedHostComponent implements HostConnector {
  private final EmbeddedHost host;

  @Activate
  public EmbeddedHostComponent(
      @Reference Databases databases, @Reference Home home, @Reference Clock clock) {
    this.host = new EmbeddedHost(databases, home.books().resolve("ledger-attachments"), clock);
  }

  @Override
  public String type() {
    return host.type();
  }

  @Override
  public HostCapabilities capabilities() {
    return host.capabilities();
  }

  @Override
  public HostSession open(HostConnection connection, ActingUser user) throws HostException {
    return host.open(connection, user);
  }
}
