package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.document.Deadline;
import org.partida.api.document.Deadlines;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.DeadlineView;

/** {@code deadline-list}. */
@Component(service = CommandGroup.class)
public final class DeadlineCommands implements CommandGroup {
  private final Deadlines deadlines;

  @Activate
  public DeadlineCommands(@Reference Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "deadline-list",
            "[--company ID] [--json]  lists issued invoices that the authority has not got, the most urgent first",
            this::list));
  }

  private int list(Call call) {
    List<Deadline> all = deadlines.list(call.actor(), call.company());
    if (call.json()) {
      call.answer(all.stream().map(DeadlineView::of).toList());
      return 0;
    }
    Table t = new Table("last day", "", "company", "number", "issued", "to", "document");
    all.forEach(
        d ->
            t.row(
                d.term().lastDay(),
                d.standing().name().toLowerCase(Locale.ROOT),
                d.document().company(),
                d.document().number(),
                d.document().issueDate(),
                d.document().partnerName(),
                d.document().id()));
    call.console().out(t.toString());
    all.stream()
        .filter(d -> d.standing() == Deadline.Standing.LATE)
        .findFirst()
        .ifPresent(d -> call.console().out("late: " + d.term().consequence() + "\n"));
    return 0;
  }
}
