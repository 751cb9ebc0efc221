package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.network.MessageRecord;
import org.partida.api.network.NetworkSync;
import org.partida.api.network.SyncReport;
import org.partida.model.Problem;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.InstanceView;
import org.partida.views.SyncView;

/** {@code spv-sync message-list}. */
@Component(service = CommandGroup.class)
public final class NetworkCommands implements CommandGroup {
  private final NetworkSync sync;

  @Activate
  public NetworkCommands(@Reference NetworkSync sync) {
    this.sync = sync;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "spv-sync",
            "[--company ID] [--json]  fetches new messages now and works through them",
            this::sync),
        command(
            "message-list",
            "--company ID [--limit N] [--json]  lists the messages of a mailbox",
            this::messages));
  }

  private int sync(Call call) {
    SyncReport r = sync.sync(call.actor(), call.company(), call.progress());
    call.console().progress("");
    if (call.json()) {
      call.answer(SyncView.of(r));
    } else {
      call.console()
          .out(
              r.listed()
                  + " new messages, "
                  + r.read()
                  + " read, "
                  + r.quarantined()
                  + " quarantined, "
                  + r.waiting()
                  + " waiting\n");
      r.problems().forEach(p -> call.console().err("  " + p + "\n"));
    }
    return r.problems().isEmpty() ? 0 : 1;
  }

  private int messages(Call call) {
    List<MessageRecord> all =
        sync.messages(
            call.actor(), call.requireCompany(), call.args().number("limit", 200, 10_000));
    if (call.json()) {
      call.answer(all.stream().map(InstanceView::of).toList());
    } else {
      Table t = new Table("id", "created", "type", "state", "document", "what to know");
      all.forEach(
          m ->
              t.row(
                  m.messageId(),
                  m.createdAt(),
                  m.rawType() + (m.facts().selfBilled() ? " (self-billed)" : ""),
                  m.state(),
                  m.document().orElse(""),
                  m.problem().map(Problem::toString).orElse(String.join(" | ", m.texts()))));
      call.console().out(t.toString());
    }
    return 0;
  }
}
