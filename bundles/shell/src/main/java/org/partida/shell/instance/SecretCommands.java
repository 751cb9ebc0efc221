package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.security.Access;
import org.partida.api.security.Module;
import org.partida.base.file.FileProblems;
import org.partida.base.secret.SealedText;
import org.partida.base.secret.Secrets;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;

/** {@code secret-seal}. */
@Component(service = CommandGroup.class)
public final class SecretCommands implements CommandGroup {
  private static final int LONGEST = 4096;

  private final Secrets secrets;

  @Activate
  public SecretCommands(@Reference Secrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "secret-seal",
            "FILE  prints the secret in a file as it stands in etc/*.cfg, so that only this instance can read it; from a file, so that it is in no list of processes and no history",
            this::seal));
  }

  private int seal(Call call) {
    call.actor().requireAll(Module.CONNECTIONS, Access.WRITE);
    String name = call.args().first("a file");
    byte[] bytes = FileProblems.read(name, call.path(name), in -> in.readNBytes(LONGEST + 1));
    String secret = new String(bytes, StandardCharsets.UTF_8).strip();
    if (secret.isEmpty() || bytes.length > LONGEST || secret.contains("\n")) {
      throw new PartidaException(
          new Problem(
              "usage",
              "the file does not hold one line with a secret",
              name,
              "write the secret alone into it, and delete it afterwards"));
    }
    call.console().out(SealedText.seal(secrets, secret) + "\n");
    return 0;
  }
}
