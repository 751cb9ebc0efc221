package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.network.SyncStatus;
import org.partida.api.network.SyncStatuses;
import org.partida.api.network.SyncStatuses.Wanted;
import org.partida.model.Page;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.SyncView;

/** {@code spv-status}. */
@Component(service = CommandGroup.class)
public final class SyncStatusCommands implements CommandGroup {
  private static final int USUAL = 100;
  private static final int LONGEST = 1_000;

  private final SyncStatuses statuses;

  @Activate
  public SyncStatusCommands(@Reference SyncStatuses statuses) {
    this.statuses = statuses;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "spv-status",
            "[--company ID] [--problems] [--all | --limit N] [--after ID] [--json]  shows what the authority still allows, what waits, and where each company stands",
            this::status));
  }

  private int status(Call call) {
    Page<SyncStatus> companies = companies(call);
    var networks = statuses.overview(call.actor());
    if (call.json()) {
      call.answer(SyncView.of(networks, companies));
      return 0;
    }
    networks.forEach(n -> call.console().out(SyncText.of(n)));
    Table t =
        new Table("company", "listed until", "listed at", "next", "every", "messages", "problem");
    companies.items().forEach(s -> row(t, s));
    call.console().out(t.toString());
    companies
        .next()
        .ifPresent(
            next ->
                call.console()
                    .out(
                        "There are more: --after "
                            + next
                            + ", --all, or --problems for those alone that something keeps back.\n"));
    return 0;
  }

  private Page<SyncStatus> companies(Call call) {
    Wanted wanted = new Wanted(call.company(), call.args().flag("problems"));
    Optional<String> after = call.args().option("after");
    if (!call.args().flag("all")) {
      return statuses.companies(
          call.actor(), wanted, after, call.args().number("limit", USUAL, LONGEST));
    }
    List<SyncStatus> all = new ArrayList<>();
    do {
      Page<SyncStatus> page = statuses.companies(call.actor(), wanted, after, LONGEST);
      all.addAll(page.items());
      after = page.next();
    } while (after.isPresent());
    return new Page<>(all, Optional.empty());
  }

  private static void row(Table t, SyncStatus s) {
    t.row(
        s.company(),
        s.lastListed().map(i -> i.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("never"),
        s.listedAt().map(i -> i.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("never"),
        s.waiting()
            ? s.underWay().map(w -> "waits, page " + w.page()).orElse("waits")
            : s.next().truncatedTo(ChronoUnit.SECONDS),
        s.interval().map(SyncStatusCommands::text).orElse(""),
        new TreeMap<>(s.messages()),
        s.unseen() ? "not seen for long; " + s.problem() : s.problem());
  }

  private static String text(Duration d) {
    return d.toMinutes() < 120 ? d.toMinutes() + " min" : d.toHours() + " h";
  }
}
