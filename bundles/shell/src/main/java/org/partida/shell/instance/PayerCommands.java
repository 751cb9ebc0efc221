package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.match.Payers;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.MatchView;

/** {@code payer-list payer-forget}. */
@Component(service = CommandGroup.class)
public final class PayerCommands implements CommandGroup {
  private final Payers payers;

  @Activate
  public PayerCommands(@Reference Payers payers) {
    this.payers = payers;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "payer-list",
            "--company ID [--json]  accounts and names that paid for partners, as confirmed lines taught",
            this::list),
        command(
            "payer-forget",
            "KEY --company ID  forgets what was learned of this account or name",
            this::forget));
  }

  private int list(Call call) {
    List<Payers.Payer> all = payers.list(call.actor(), call.requireCompany());
    if (call.json()) {
      call.answer(all.stream().map(MatchView::of).toList());
      return 0;
    }
    Table t = new Table("account or name", "partner", ">times", "last");
    all.forEach(p -> t.row(p.key(), p.partnerName(), p.count(), p.last()));
    call.console().out(t.toString());
    return 0;
  }

  private int forget(Call call) {
    int n =
        payers.forget(
            call.actor(), call.requireCompany(), call.args().first("the account or the name"));
    call.console().out(n + " lessons are forgotten; open lines are matched again\n");
    return 0;
  }
}
