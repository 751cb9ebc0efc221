package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.partida.api.match.Matches;
import org.partida.api.network.NetworkSync;
import org.partida.api.posting.Books;
import org.partida.api.security.Access;
import org.partida.api.security.Grant;
import org.partida.api.security.People;
import org.partida.api.security.PersonState;
import org.partida.api.security.SignIn;
import org.partida.api.statement.Statements;
import org.partida.base.host.Hosts;
import org.partida.base.json.Json;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.views.Obj;

/**
 * {@code ready instance-status first-administrator person-token}: what the script asks. It exists
 * once the engine does.
 */
@Component(service = CommandGroup.class)
public final class LifeCommands implements CommandGroup {
  private final List<Function<String[], String>> sandboxes;
  private final SignIn people;
  private final People persons;
  private final ConfigurationAdmin configurations;
  private final Hosts hosts;
  private final Readiness readiness;
  private final String version;

  @Activate
  public LifeCommands(
      BundleContext bundle,
      @Reference(
              target = "(partida.sandbox=control)",
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<Function<String[], String>> sandboxes,
      @Reference SignIn people,
      @Reference People persons,
      @Reference ConfigurationAdmin configurations,
      @Reference Hosts hosts,
      @Reference NetworkSync sync,
      @Reference Books books,
      @Reference Statements statements,
      @Reference Matches matches,
      @Reference ServiceComponentRuntime components) {
    this.readiness = new Readiness(bundle, components);
    this.sandboxes = List.copyOf(sandboxes);
    this.people = people;
    this.persons = persons;
    this.configurations = configurations;
    this.hosts = hosts;
    this.version = bundle.getBundle().getVersion().toString();
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "ready",
            " succeeds once the instance can work, else says what is missing",
            this::ready),
        command("instance-status", "[--json]  says where this instance is", this::status),
        command(
            "first-administrator",
            " makes an administrator if there is nobody yet, and shows the password this once",
            this::first),
        command(
            "person-token",
            "NAME [--company ID]  makes or renews an access token for REST, shown this once; who is known keeps their rights",
            this::token));
  }

  private int ready(Call call) {
    List<String> missing = new ArrayList<>(readiness.missing());
    if (!hosts.available()) {
      missing.add("no host with books is there yet");
    }
    missing.forEach(m -> call.console().err("not ready: " + m + "\n"));
    return missing.isEmpty() ? 0 : 1;
  }

  private int status(Call call) throws IOException {
    Dictionary<String, Object> web =
        configurations.getConfiguration("org.ops4j.pax.web", "?").getProperties();
    Object port = web == null ? null : web.get("org.osgi.service.http.port");
    Obj o =
        Obj.obj()
            .put("state", "running")
            .put("pid", ProcessHandle.current().pid())
            .put("url", root(port) + "/partida")
            .put("version", version);
    sandboxes.stream().findFirst().ifPresent(c -> o.put("sandbox", sandbox(c, root(port))));
    if (call.json()) {
      call.answer(o);
    } else {
      o.map().forEach((k, v) -> call.console().out(k + ": " + v + "\n"));
    }
    return 0;
  }

  private static String root(Object port) {
    return "http://127.0.0.1:" + (port == null ? "8181" : port);
  }

  /** What a client of the sandbox must know; it lets in whoever reads this. */
  private static Obj sandbox(Function<String[], String> control, String root) {
    Map<String, Object> status = Json.readMap(control.apply(new String[] {"status"}), Object.class);
    return Obj.obj()
        .put("base", root + status.get("base"))
        .put("testBase", root + status.get("testBase"))
        .put("oauth", root + status.get("oauth"))
        .put("clientId", status.get("clientId"))
        .put("clientSecret", status.get("clientSecret"))
        .put("serial", status.get("serial"));
  }

  private int first(Call call) {
    if (people.anybody()) {
      return 0;
    }
    byte[] random = new byte[15];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    String token =
        people.issueToken(
            call.actor(),
            "admin",
            "Administrator",
            List.of(new Grant(Optional.empty(), Optional.empty(), Access.WRITE)));
    people.setPassword(call.actor(), "admin", password);
    call.console()
        .out(
            "Administrator: admin, password: "
                + password
                + "\nAccess token for REST: "
                + token
                + "\nBoth are shown this once.\n");
    return 0;
  }

  private int token(Call call) {
    String id = call.args().first("the name");
    // who is known keeps the rights they have
    boolean known =
        call.company().isEmpty()
            && persons.list(call.actor()).stream()
                .anyMatch(p -> p.id().equals(id) && p.state() != PersonState.REMOVED);
    String token =
        known
            ? persons.renewToken(call.actor(), id)
            : people.issueToken(
                call.actor(),
                id,
                id,
                List.of(new Grant(call.company(), Optional.empty(), Access.WRITE)));
    call.console().out(token + "\n");
    return 0;
  }
}
