package org.partida.shell.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.partida.api.network.Connections;
import org.partida.api.security.Actor;
import org.partida.base.home.Home;
import org.partida.base.secret.SealedText;
import org.partida.base.secret.Secrets;

/**
 * Points the clients of SPV, registers and papers at this instance's sandbox and stores a
 * connection to it.
 */
final class SandboxConnection {
  private static final String PID = "org.partida.spv";
  private static final String REGISTRY = "org.partida.spv.registry";
  private static final String PAPERS = "org.partida.spv.papers";

  private final ConfigurationAdmin configurations;
  private final Connections connections;
  private final Secrets secrets;
  private final Home home;
  private final SandboxControl sandbox;

  SandboxConnection(
      ConfigurationAdmin configurations,
      Connections connections,
      Secrets secrets,
      Home home,
      SandboxControl sandbox) {
    this.configurations = configurations;
    this.connections = connections;
    this.secrets = secrets;
    this.home = home;
    this.sandbox = sandbox;
  }

  void connect(Actor actor, String id) throws IOException {
    Map<String, Object> status = sandbox.run("status");
    String http = "http://127.0.0.1:" + port();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("fctelBase", http + status.get("base"));
    values.put("oauthBase", http + status.get("oauth"));
    values.put("clientId", String.valueOf(status.get("clientId")));
    values.put(
        "clientSecret", SealedText.seal(secrets, String.valueOf(status.get("clientSecret"))));
    configure(PID, values);
    configure(REGISTRY, Map.of("registryBase", http + status.get("registry")));
    Applied.await("fctelBase", values.get("fctelBase"));
    Applied.await("registryBase", http + status.get("registry"));
    configure(PAPERS, Map.of("papersBase", http + status.get("base")));
    Map<String, Object> tokens = sandbox.run("mint");
    connections.putTokens(
        actor,
        id,
        "ro.spv",
        "sandbox",
        SandboxControl.text(tokens, "accessToken"),
        SandboxControl.text(tokens, "refreshToken"));
  }

  /**
   * Takes effect at once, and is written to {@code etc/} where the instance has one: without that,
   * an instance restored from a backup would take these tokens to the real authority.
   */
  private void configure(String pid, Map<String, String> values) throws IOException {
    Configuration spv = configurations.getConfiguration(pid, "?");
    Dictionary<String, Object> old = spv.getProperties();
    Dictionary<String, Object> props = old == null ? new Hashtable<>() : old;
    values.forEach(props::put);
    String etc = System.getProperty("partida.etc");
    Path folder = etc == null ? home.books().resolveSibling("etc") : Path.of(etc);
    if (Files.isDirectory(folder)) {
      Path file = folder.resolve(pid + ".cfg");
      StringBuilder text = new StringBuilder();
      if (Files.exists(file)) {
        // what else is set there stays
        Files.readAllLines(file).stream()
            .filter(line -> !values.containsKey(line.split("=", 2)[0].strip()))
            .forEach(line -> text.append(line).append('\n'));
      }
      values.forEach((k, v) -> text.append(k).append(" = ").append(v).append('\n'));
      // whoever watches the folder must never read half a file: it would point at the real
      // authority
      Path whole = folder.resolve(pid + ".tmp");
      Files.writeString(whole, text);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      props.put("felix.fileinstall.filename", file.toUri().toString());
    }
    spv.update(props);
  }

  private String port() throws IOException {
    Dictionary<String, Object> web =
        configurations.getConfiguration("org.ops4j.pax.web", "?").getProperties();
    Object port = web == null ? null : web.get("org.osgi.service.http.port");
    return port == null ? "8181" : port.toString();
  }
}
