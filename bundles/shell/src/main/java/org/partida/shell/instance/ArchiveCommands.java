package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.archive.Archive;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;

/** {@code archive-refile}. */
@Component(service = CommandGroup.class)
public final class ArchiveCommands implements CommandGroup {
  private final Archive archive;

  @Activate
  public ArchiveCommands(@Reference Archive archive) {
    this.archive = archive;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "archive-refile",
            "[--company ID]  makes the folders by name again from the archive",
            this::refile));
  }

  private int refile(Call call) {
    int n = archive.refile(call.actor(), call.company(), call.progress());
    call.console().progress("");
    call.console().out(n + " documents filed\n");
    return 0;
  }
}
