package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.match.LineRule;
import org.partida.api.match.LineRules;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.shell.core.Args;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.AllocationView;
import org.partida.views.MatchView;

/** {@code line-rules line-rule-add line-rule-end line-habits line-habit-forget}. */
@Component(service = CommandGroup.class)
public final class LineRuleCommands implements CommandGroup {
  private final LineRules rules;

  @Activate
  public LineRuleCommands(@Reference LineRules rules) {
    this.rules = rules;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "line-rules",
            "--company ID [--json]  where statement lines without a document go, by the company's rules",
            this::list),
        command(
            "line-rule-add",
            "ACCOUNT --company ID [--words TEXT] [--iban IBAN] [--partner NAME|CODE] [--flow in|out] [--from DATE] [--to DATE] [--automatic] [--json]  statement lines with these words, this account or this partner go to an account",
            this::add),
        command(
            "line-rule-end",
            "RULE --company ID --last DATE [--json]  a rule holds no longer after this day",
            this::end),
        command(
            "line-habits",
            "--company ID [--json]  what confirmed lines taught: where money went before",
            this::habits),
        command(
            "line-habit-forget",
            "KEY --company ID  forgets what was learned for these words or this IBAN",
            this::forget));
  }

  private int list(Call call) {
    List<LineRule> all = rules.list(call.actor(), call.requireCompany());
    if (call.json()) {
      call.answer(all.stream().map(MatchView::of).toList());
      return 0;
    }
    Table t = new Table("rule", "when", "account", "automatic", "from", "to");
    for (LineRule r : all) {
      t.row(
          r.id(),
          r.when(),
          r.account(),
          r.automatic() ? "yes" : "",
          r.from().equals(LocalDate.EPOCH) ? "always" : r.from(),
          r.to().map(LocalDate::toString).orElse(""));
    }
    call.console().out(t.toString());
    return 0;
  }

  private int add(Call call) {
    Args a = call.args();
    LineRule rule =
        new LineRule(
            "",
            a.option("words"),
            a.option("iban"),
            a.option("partner"),
            a.option("flow").map(LineRuleCommands::flow).orElse(LineRule.Flow.BOTH),
            AllocationView.account(a.first("the account")),
            a.flag("automatic"),
            a.day("from").orElse(LocalDate.EPOCH),
            a.day("to"));
    return answer(call, rules.add(call.actor(), call.requireCompany(), rule));
  }

  private static LineRule.Flow flow(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "in" -> LineRule.Flow.IN;
      case "out" -> LineRule.Flow.OUT;
      case "both" -> LineRule.Flow.BOTH;
      default ->
          throw new PartidaException(
              new Problem("usage", "not a way of money: " + text, "--flow", "in, out or both"));
    };
  }

  private int end(Call call) {
    Args a = call.args();
    LocalDate last =
        a.day("last")
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem(
                            "usage",
                            "option --last is missing",
                            "--last",
                            "give the last day that the rule holds")));
    return answer(
        call, rules.end(call.actor(), call.requireCompany(), a.first("the rule's id"), last));
  }

  private static int answer(Call call, LineRule r) {
    if (call.json()) {
      call.answer(MatchView.of(r));
    } else {
      call.console()
          .out(
              r.id()
                  + ": "
                  + r.when()
                  + " to "
                  + r.account()
                  + r.to().map(t -> " until " + t).orElse("")
                  + "; open lines are matched again\n");
    }
    return 0;
  }

  private int habits(Call call) {
    List<LineRules.Habit> all = rules.habits(call.actor(), call.requireCompany());
    if (call.json()) {
      call.answer(all.stream().map(MatchView::of).toList());
      return 0;
    }
    Table t = new Table("words or IBAN", "account", ">times", ">others", "last");
    all.forEach(h -> t.row(h.key(), h.account(), h.count(), h.others(), h.last()));
    call.console().out(t.toString());
    return 0;
  }

  private int forget(Call call) {
    int n =
        rules.forget(
            call.actor(), call.requireCompany(), call.args().first("the words or the IBAN"));
    call.console().out(n + " decisions are forgotten\n");
    return 0;
  }
}
