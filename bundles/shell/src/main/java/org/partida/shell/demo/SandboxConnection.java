package org.partida.shell.demo;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.partida.api.network.Connections;
import org.partida.api.security.Actor;
import org.partida.base.secret.Secrets;

/** Points the SPV client at this instance's sandbox and stores a connection to it. */
final class SandboxConnection {
  private final ConfigurationAdmin configurations;
  private final Connections connections;
  private final Secrets secrets;
  private final SandboxControl sandbox;

  SandboxConnection(
      ConfigurationAdmin configurations,
      Connections connections,
      Secrets secrets,
      SandboxControl sandbox) {
    this.configurations = configurations;
    this.connections = connections;
    this.secrets = secrets;
    this.sandbox = sandbox;
  }

  void connect(Actor actor, String id) throws IOException {
    Map<String, Object> status = sandbox.run("status");
    String http = "http://127.0.0.1:" + port();
    Configuration spv = configurations.getConfiguration("org.partida.spv", "?");
    Dictionary<String, Object> old = spv.getProperties();
    Dictionary<String, Object> props = old == null ? new Hashtable<>() : old;
    props.put("fctelBase", http + status.get("base"));
    props.put("oauthBase", http + status.get("oauth"));
    props.put("clientId", status.get("clientId"));
    props.put(
        "clientSecret", "{sealed}" + secrets.seal(String.valueOf(status.get("clientSecret"))));
    spv.update(props);
    Map<String, Object> tokens = sandbox.run("mint");
    connections.putTokens(
        actor,
        id,
        "ro.spv",
        "sandbox",
        SandboxControl.text(tokens, "accessToken"),
        SandboxControl.text(tokens, "refreshToken"));
  }

  private String port() throws IOException {
    Dictionary<String, Object> web =
        configurations.getConfiguration("org.ops4j.pax.web", "?").getProperties();
    Object port = web == null ? null : web.get("org.osgi.service.http.port");
    return port == null ? "8181" : port.toString();
  }
}
