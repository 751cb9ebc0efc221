package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.posting.AccountRules;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.AccountCode;
import org.partida.shell.core.Args;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.spi.posting.AccountRule;
import org.partida.views.AllocationView;
import org.partida.views.Obj;

/** {@code account-rules account-rule-set}. */
@Component(service = CommandGroup.class)
public final class AccountRuleCommands implements CommandGroup {
  private final AccountRules rules;

  @Activate
  public AccountRuleCommands(@Reference AccountRules rules) {
    this.rules = rules;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "account-rules",
            "--company ID [--json]  third-party and money accounts that are used in place of the standard ones",
            this::list),
        command(
            "account-rule-set",
            "STANDARD ACCOUNT|standard --company ID [--document KIND] [--seat CODE] [--from DATE] [--json]  takes another account for a kind of document (380, NIR, CARNET, BON …) or for one of the premises",
            this::set));
  }

  private int list(Call call) {
    List<AccountRule> all = rules.list(call.actor(), call.requireCompany());
    if (call.json()) {
      call.answer(all.stream().map(AllocationView::of).toList());
      return 0;
    }
    Table t = new Table("standard", "documents", "premises", "from", "account");
    for (AccountRule r : all) {
      t.row(
          r.standard(),
          r.document().orElse("all"),
          r.seat().orElse("all"),
          r.from().equals(LocalDate.EPOCH) ? "always" : r.from(),
          r.account().map(AccountCode::toString).orElse("standard"));
    }
    call.console().out(t.toString());
    return 0;
  }

  private int set(Call call) {
    Args a = call.args();
    String standard = a.first("the standard account");
    if (a.rest().size() < 2) {
      throw new PartidaException(
          new Problem("usage", "the account is missing", standard, "give it after the first one"));
    }
    String account = a.rest().get(1);
    AccountRule rule =
        new AccountRule(
            AllocationView.account(standard),
            a.option("document").map(d -> d.toUpperCase(Locale.ROOT)),
            a.option("seat"),
            a.day("from").orElse(LocalDate.EPOCH),
            Optional.of(account).filter(t -> !t.equals("standard")).map(AllocationView::account));
    int again = rules.put(call.actor(), call.requireCompany(), rule);
    if (call.json()) {
      call.answer(Obj.obj().put("rule", AllocationView.of(rule)).put("documents", again));
      return 0;
    }
    call.console()
        .out(
            account
                + " in place of "
                + standard
                + " for "
                + rule.words()
                + "; "
                + again
                + " documents are proposed anew\n");
    return 0;
  }
}
