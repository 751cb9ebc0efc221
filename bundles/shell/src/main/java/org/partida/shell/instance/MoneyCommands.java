package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Companies;
import org.partida.api.match.LineSplit;
import org.partida.api.match.MatchSummary;
import org.partida.api.match.Matches;
import org.partida.api.match.PostingDay;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.StatementSummary;
import org.partida.api.statement.Statements;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.match.Evidence;
import org.partida.model.match.ItemShare;
import org.partida.shell.core.Args;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.MatchView;
import org.partida.views.StatementView;

/** {@code statement-list match-run match-confirm match-assign match-book match-undo}. */
@Component(service = CommandGroup.class)
public final class MoneyCommands implements CommandGroup {
  private final Statements statements;
  private final Matches matches;
  private final Companies companies;

  @Activate
  public MoneyCommands(
      @Reference Statements statements,
      @Reference Matches matches,
      @Reference Companies companies) {
    this.statements = statements;
    this.matches = matches;
    this.companies = companies;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command("statement-list", "[--company ID] [--json]  lists the statements", this::list),
        command(
            "match-run", "--company ID [--json]  matches open lines with open items", this::run),
        command(
            "match-confirm",
            "--company ID LINE… [--json]  confirms proposals: posts and settles",
            this::confirm),
        command(
            "match-assign",
            "--company ID LINE [--item ITEM=AMOUNT…] [--account ACCOUNT[=AMOUNT]… --reason TEXT [--partner NAME] [--tax-id CODE]] [--json]  gives a line other items and accounts, and confirms it; one account without an amount takes what is left",
            this::assign),
        command(
            "match-book",
            "--company ID LINE --account ACCOUNT[=AMOUNT]… --reason TEXT [--partner NAME] [--tax-id CODE] [--json]  books a line without a document to one account or more, and confirms it",
            this::book),
        command(
            "match-undo",
            "--company ID LINE --reason TEXT [--json]  takes a confirmed line back",
            this::undo));
  }

  private int list(Call call) {
    List<StatementSummary> all = statements.list(call.actor(), call.company());
    if (call.json()) {
      call.answer(all.stream().map(StatementView::of).toList());
      return 0;
    }
    Table t =
        new Table("id", "company", "file", "format", "account", "from", "to", ">lines", "chain");
    for (StatementSummary s : all) {
      t.row(
          s.id(),
          s.company(),
          s.fileName(),
          s.format(),
          s.account(),
          s.from().map(Object::toString).orElse(""),
          s.to().map(Object::toString).orElse(""),
          s.lines(),
          s.chain());
    }
    call.console().out(t.toString());
    return 0;
  }

  private int run(Call call) {
    MatchSummary s = matches.run(call.actor(), call.requireCompany(), call.progress());
    if (call.json()) {
      call.answer(MatchView.of(s));
    } else {
      call.console()
          .out(
              s.lines()
                  + " lines: "
                  + s.sure()
                  + " sure, "
                  + s.attention()
                  + " to look at, "
                  + s.none()
                  + " without a match\n");
    }
    return 0;
  }

  static String table(List<LineRecord> lines) {
    return table(lines, Map.of());
  }

  /** The same with the days on which lines of registers are booked. */
  static String table(List<LineRecord> lines, Map<String, PostingDay> days) {
    Table t = new Table("line", "date", ">amount", "from or to", "state", "grade", "pays", "why");
    for (LineRecord l : lines) {
      t.row(
          l.id(),
          l.line().bookingDate(),
          l.line().amount(),
          l.line().counterparty().name().orElse(""),
          l.state(),
          l.proposal().map(p -> p.grade().name()).orElse(""),
          l.proposal().map(MoneyCommands::pays).orElse(""),
          l.error()
                  .map(Problem::toString)
                  .orElseGet(() -> l.proposal().map(MoneyCommands::why).orElse(""))
              + Optional.ofNullable(days.get(l.id())).map(MoneyCommands::booked).orElse(""));
    }
    return t.toString();
  }

  private static String booked(PostingDay d) {
    return d.day().map(day -> "; booked " + day + ", ").orElse("; not booked yet: ") + d.why();
  }

  private static String pays(org.partida.model.match.MatchProposal p) {
    return Stream.concat(
            p.shares().stream().map(ItemShare::item),
            p.bookings().stream().map(b -> b.account() + b.amount().map(a -> "=" + a).orElse("")))
        .collect(Collectors.joining(" "));
  }

  private static String why(org.partida.model.match.MatchProposal p) {
    return String.join("; ", p.evidence().stream().map(Evidence::detail).toList());
  }

  private int confirm(Call call) {
    call.args().first("a line id");
    return answer(call, matches.confirm(call.actor(), call.requireCompany(), call.args().rest()));
  }

  private int assign(Call call) {
    CompanyId company = call.requireCompany();
    Args a = call.args();
    LineSplit split = Splits.of(a, companies.find(call.actor(), company).orElseThrow().currency());
    return answer(
        call, List.of(matches.assign(call.actor(), company, a.first("a line id"), split)));
  }

  private int book(Call call) {
    Args a = call.args();
    a.require("account");
    return assign(call);
  }

  private int undo(Call call) {
    return answer(
        call,
        List.of(
            matches.undo(
                call.actor(),
                call.requireCompany(),
                call.args().first("a line id"),
                call.args().require("reason"))));
  }

  static int answer(Call call, List<LineRecord> lines) {
    if (call.json()) {
      call.answer(lines.stream().map(StatementView::of).toList());
    } else {
      call.console().out(table(lines));
    }
    return lines.stream().anyMatch(l -> l.error().isPresent()) ? 1 : 0;
  }
}
