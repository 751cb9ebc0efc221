package org.partida.sandbox.http;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.partida.sandbox.SandboxAccess;

/** Keeps the listener for TLS running while there is a configuration for it. */
@Component(
    service = TlsComponent.class,
    immediate = true,
    configurationPid = "org.partida.sandbox.tls",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = TlsComponent.Config.class)
public final class TlsComponent {
  private final SandboxAccess access;

  /** The listener's settings. */
  @ObjectClassDefinition(name = "Partida sandbox over TLS")
  @interface Config {
    @AttributeDefinition(
        name = "Port",
        description = "Port on 127.0.0.1 where callers show a client certificate; 0 = a free one")
    int port() default 0;
  }

  @Activate
  public TlsComponent(@Reference SandboxAccess access, Config config) {
    this(access, config.port());
  }

  TlsComponent(SandboxAccess access, int port) {
    this.access = access;
    access.sandbox().tls().start(port);
  }

  @Deactivate
  void deactivate() {
    access.sandbox().tls().close();
  }
}
