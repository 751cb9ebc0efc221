package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Companies;
import org.partida.api.match.LineFilter;
import org.partida.api.match.LineRule;
import org.partida.api.match.LineSplit;
import org.partida.api.match.LineTotals;
import org.partida.api.match.MatchOptions;
import org.partida.api.match.Matches;
import org.partida.api.match.PostingDay;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.match.Grade;
import org.partida.model.statement.LineKind;
import org.partida.shell.core.Args;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.views.MatchView;
import org.partida.views.Obj;
import org.partida.views.StatementView;

/** {@code match-list match-set match-delete match-restore match-again match-options}. */
@Component(service = CommandGroup.class)
public final class MatchLineCommands implements CommandGroup {
  private final Matches matches;
  private final Companies companies;

  @Activate
  public MatchLineCommands(@Reference Matches matches, @Reference Companies companies) {
    this.matches = matches;
    this.companies = companies;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "match-list",
            "--company ID [--state unsaved|saved|duplicate|deleted] [--grade GRADE] [--error yes|no] [--account IBAN] [--kind KIND] [--flow in|out] [--partner TEXT] [--text TEXT] [--document NUMBER] [--from DATE] [--to DATE] [--limit N] [--after POSITION] [--json]  lists lines with what they pay, and why; counts and sums below",
            this::lines),
        command(
            "match-set",
            "--company ID LINE [--item ITEM=AMOUNT…] [--account ACCOUNT[=AMOUNT]… --reason TEXT [--partner NAME] [--tax-id CODE]] [--json]  gives a line other items and accounts without confirming it; it keeps them",
            this::set),
        command(
            "match-delete",
            "--company ID LINE… --reason TEXT [--json]  puts lines away that nobody confirmed; they are kept and never matched",
            c ->
                MoneyCommands.answer(
                    c,
                    matches.delete(
                        c.actor(), c.requireCompany(), ids(c), c.args().require("reason")))),
        command(
            "match-restore",
            "--company ID LINE… [--json]  brings deleted lines back",
            c -> MoneyCommands.answer(c, matches.restore(c.actor(), c.requireCompany(), ids(c)))),
        command(
            "match-again",
            "--company ID LINE… [--json]  matches these lines again, also those that a person set",
            c -> MoneyCommands.answer(c, matches.rematch(c.actor(), c.requireCompany(), ids(c)))),
        command(
            "match-options",
            "--company ID [--look-back DAYS] [--name-and-amount yes|no] [--tolerance AMOUNT] [--proformas yes|no] [--exchange-tolerance PERCENT] [--json]  how far back to look (0 = all), whether a name with the exact amount may be sure, how much less or more still pays all, whether lines may pay proformas, and by how many percent money in another currency may differ from its document",
            this::options));
  }

  private static List<String> ids(Call call) {
    call.args().first("a line id");
    return call.args().rest();
  }

  private int lines(Call call) {
    Args a = call.args();
    CompanyId company = call.requireCompany();
    LineFilter filter = filter(a);
    Page<LineRecord> page =
        matches.list(
            call.actor(), company, filter, a.number("limit", 100, 10_000), a.option("after"));
    LineTotals totals = matches.totals(call.actor(), company, filter);
    Map<String, PostingDay> days = matches.postingDays(call.actor(), company, page.items());
    if (call.json()) {
      call.answer(
          Obj.obj()
              .list(
                  "items",
                  page.items(),
                  l -> StatementView.of(l, Optional.ofNullable(days.get(l.id()))))
              .put("next", page.next())
              .put("totals", MatchView.of(totals)));
    } else {
      call.console().out(MoneyCommands.table(page.items(), days));
      call.console()
          .out(
              totals.lines()
                  + " lines, in "
                  + totals.in()
                  + ", out "
                  + totals.out()
                  + "; "
                  + totals.states()
                  + " "
                  + totals.grades()
                  + ", errors "
                  + totals.errors()
                  + "\n");
      page.next().ifPresent(n -> call.console().err("more: --after " + n + "\n"));
    }
    return 0;
  }

  private static LineFilter filter(Args a) {
    return new LineFilter(
        a.one("state", LineState.class),
        a.one("grade", Grade.class),
        yes(a, "error"),
        a.option("account"),
        a.one("kind", LineKind.class),
        a.one("flow", LineRule.Flow.class),
        a.option("partner"),
        a.option("text"),
        a.option("document"),
        a.day("from"),
        a.day("to"));
  }

  private static Optional<Boolean> yes(Args a, String name) {
    return a.option(name)
        .map(
            text ->
                switch (text.toLowerCase(Locale.ROOT)) {
                  case "yes", "on" -> true;
                  case "no", "off" -> false;
                  default -> throw wrong(name, text, "yes or no", null);
                });
  }

  private static PartidaException wrong(String name, String text, String fix, Exception cause) {
    return new PartidaException(
        new Problem("usage", "not known: " + text, "--" + name, "one of " + fix), cause);
  }

  private int set(Call call) {
    CompanyId company = call.requireCompany();
    LineSplit split =
        Splits.of(call.args(), companies.find(call.actor(), company).orElseThrow().currency());
    return MoneyCommands.answer(
        call, List.of(matches.set(call.actor(), company, call.args().first("a line id"), split)));
  }

  private static BigDecimal amount(String text) {
    try {
      return new BigDecimal(text.replace(',', '.'));
    } catch (NumberFormatException e) {
      throw new PartidaException(
          new Problem("usage", "not an amount: " + text, "--tolerance", "write it as 0.10"), e);
    }
  }

  private int options(Call call) {
    Args a = call.args();
    CompanyId company = call.requireCompany();
    MatchOptions o = matches.options(call.actor(), company);
    if (a.option("look-back").isPresent()
        || a.option("name-and-amount").isPresent()
        || a.option("proformas").isPresent()
        || a.option("exchange-tolerance").isPresent()
        || a.option("tolerance").isPresent()) {
      int days = a.option("look-back").map(MatchLineCommands::days).orElse(o.lookBackDays());
      o =
          matches.putOptions(
              call.actor(),
              company,
              new MatchOptions(
                  days,
                  yes(a, "name-and-amount").orElse(o.nameAndAmount()),
                  a.option("tolerance").map(MatchLineCommands::amount).orElse(o.tolerance()),
                  yes(a, "proformas").orElse(o.proformas()),
                  a.option("exchange-tolerance")
                      .map(MatchLineCommands::amount)
                      .orElse(o.exchangeTolerance())));
    }
    if (call.json()) {
      call.answer(MatchView.of(o));
    } else {
      call.console()
          .out(
              "documents: "
                  + (o.lookBackDays() == 0 ? "all" : o.lookBackDays() + " days back")
                  + "; name and exact amount alone: "
                  + (o.nameAndAmount() ? "may be sure" : "never sure")
                  + "; tolerance: "
                  + (o.tolerance().signum() == 0 ? "none" : o.tolerance().toPlainString())
                  + "; proformas: "
                  + (o.proformas() ? "may be paid" : "off")
                  + "; money in another currency: "
                  + o.exchangeTolerance().toPlainString()
                  + " %"
                  + "\n");
    }
    return 0;
  }

  private static int days(String text) {
    if (!text.matches("\\d{1,5}")) {
      throw wrong("look-back", text, "0 for all documents, or a number of days", null);
    }
    return Integer.parseInt(text);
  }
}
