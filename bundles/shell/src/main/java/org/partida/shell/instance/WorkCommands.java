package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.security.Access;
import org.partida.api.security.Module;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkOrder;
import org.partida.base.work.WorkState;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.Obj;
import org.partida.views.ProblemView;

/** {@code work-list work-retry}: what was refused or waits, and trying it again. */
@Component(service = CommandGroup.class)
public final class WorkCommands implements CommandGroup {
  private static final int MOST = 10_000;

  private final UnitOfWork books;
  private final Clock clock;

  @Activate
  public WorkCommands(@Reference UnitOfWork books, @Reference Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "work-list",
            "[--company ID] [--json]  lists what was refused and what waits, with the next step",
            this::list),
        command(
            "work-retry",
            "KEY… | --all [--company ID]  tries refused or waiting work again, after its cause was mended",
            this::retry));
  }

  private List<WorkItem> stuck(Call call) {
    call.actor().requireAll(Module.ADMINISTRATION, Access.READ);
    List<WorkItem> all = new ArrayList<>();
    for (WorkState s : List.of(WorkState.REJECTED, WorkState.WAITING)) {
      all.addAll(books.<List<WorkItem>>read(tx -> tx.work().list(call.company(), s, MOST)));
    }
    return all;
  }

  private int list(Call call) {
    List<WorkItem> all = stuck(call);
    if (call.json()) {
      call.answer(all.stream().map(WorkCommands::view).toList());
      return 0;
    }
    Table t = new Table("queue", "key", ">tries", "why, and what to do");
    all.forEach(
        i ->
            t.row(i.queue(), i.key(), i.attempts(), i.problem().map(Problem::toString).orElse("")));
    call.console().out(t.toString());
    return 0;
  }

  private static Obj view(WorkItem i) {
    Obj o =
        Obj.obj()
            .put("queue", i.queue())
            .put("key", i.key())
            .put("company", i.company())
            .put("attempts", i.attempts());
    i.problem().ifPresent(p -> o.put("problem", ProblemView.of(p)));
    return o;
  }

  private int retry(Call call) {
    List<WorkItem> chosen =
        stuck(call).stream()
            .filter(i -> call.args().flag("all") || call.args().rest().contains(i.key()))
            .toList();
    if (chosen.isEmpty()) {
      throw new PartidaException(
          new Problem(
              "work.unknown",
              "nothing refused or waiting has this key",
              String.join(" ", call.args().rest()),
              "work-list shows the keys"));
    }
    books.write(
        tx -> {
          chosen.forEach(
              i ->
                  tx.work()
                      .enqueue(
                          new WorkOrder(i.queue(), i.key(), i.company(), i.payload()),
                          clock.instant(),
                          true));
          return null;
        });
    call.console().out(chosen.size() + " tried again\n");
    return 0;
  }
}
