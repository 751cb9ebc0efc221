package org.partida.shell.demo;

import static org.partida.shell.core.CommandGroup.command;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.network.Connections;
import org.partida.base.home.Home;
import org.partida.base.secret.Secrets;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;

/** {@code sandbox sandbox-connect}: there while the sandbox is. */
@Component(service = CommandGroup.class, property = "partida.optional:Boolean=true")
public final class SandboxCommands implements CommandGroup {
  private final Function<String[], String> control;
  private final SandboxConnection connection;

  @Activate
  public SandboxCommands(
      @Reference(target = "(partida.sandbox=control)") Function<String[], String> control,
      @Reference ConfigurationAdmin configurations,
      @Reference Connections connections,
      @Reference Secrets secrets,
      @Reference Home home) {
    this.control = control;
    this.connection =
        new SandboxConnection(
            configurations, connections, secrets, home, new SandboxControl(control));
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "sandbox",
            "WORD…  controls the authority sandbox: status, seed, clock, fault, mailboxes, truth, statements …; put -- before words that begin with --",
            this::sandbox),
        command(
            "sandbox-connect",
            "[ID]  points the SPV client at the sandbox and stores a connection to it",
            this::connect));
  }

  private int sandbox(Call call) {
    String answer = control.apply(call.args().rest().toArray(new String[0]));
    call.console().out(answer + "\n");
    return answer.startsWith("{\"error\"") ? 1 : 0;
  }

  private int connect(Call call) throws IOException {
    String id = call.args().rest().stream().findFirst().orElse("sandbox");
    connection.connect(call.actor(), id);
    call.console().out("connection " + id + " leads to the sandbox\n");
    return 0;
  }
}
