package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.api.statement.Repetition;
import org.partida.api.statement.StatementCalendar;
import org.partida.api.statement.Statements;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.StatementView;

/** {@code statement-duplicates statement-duplicate statement-calendar}. */
@Component(service = CommandGroup.class)
public final class DuplicateCommands implements CommandGroup {
  private static final int PAGE = 500;

  private final Statements statements;

  @Activate
  public DuplicateCommands(@Reference Statements statements) {
    this.statements = statements;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "statement-duplicates",
            "--company ID [--all] [--json]  lines that may be there already under another text; with --all decided ones too",
            this::list),
        command(
            "statement-duplicate",
            "--company ID keep|drop (LINE… | --all) [--json]  says that lines are movements of their own, or the same ones again",
            this::decide),
        command(
            "statement-calendar",
            "--company ID [--account IBAN] [--from DAY] [--to DAY] [--json]  days that the statements cover: # covered, . nothing moved, ? missing, ! broken, = twice",
            this::calendar));
  }

  private int list(Call call) {
    return answer(call, find(call, call.args().flag("all")));
  }

  private List<LineRecord> find(Call call, boolean decided) {
    CompanyId company = call.requireCompany();
    List<LineRecord> found = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<LineRecord> page =
          statements.lines(call.actor(), company, Optional.of(LineState.DUPLICATE), PAGE, after);
      page.items().stream().filter(l -> decided || !isDecided(l)).forEach(found::add);
      after = page.next();
    } while (after.isPresent());
    return found;
  }

  private static boolean isDecided(LineRecord l) {
    return l.repeats().flatMap(Repetition::decidedBy).isPresent();
  }

  private int decide(Call call) {
    String word = call.args().first("keep or drop");
    List<String> lines = call.args().rest().stream().skip(1).toList();
    if (!List.of("keep", "drop").contains(word)) {
      throw usage("not a decision: " + word, "statement-duplicate keep LINE…, or drop");
    }
    if (call.args().flag("all")) {
      lines = find(call, false).stream().map(LineRecord::id).toList();
    } else if (lines.isEmpty()) {
      throw usage("no line is named", "statement-duplicates shows them");
    }
    return answer(
        call, statements.decide(call.actor(), call.requireCompany(), lines, word.equals("keep")));
  }

  private int calendar(Call call) {
    List<StatementCalendar> all =
        statements.calendar(
            call.actor(),
            call.requireCompany(),
            call.args().option("account"),
            call.args().day("from"),
            call.args().day("to"));
    if (call.json()) {
      call.answer(all.stream().map(StatementView::of).toList());
      return 0;
    }
    for (StatementCalendar c : all) {
      call.console().out(c.account() + " " + c.currency() + "\n" + months(c));
      c.problems().forEach(p -> call.console().out("  " + p + "\n"));
    }
    return 0;
  }

  /** A row for each month, a mark for each day. */
  private static String months(StatementCalendar c) {
    Map<YearMonth, StringBuilder> rows = new TreeMap<>();
    c.days()
        .forEach(
            (day, state) -> {
              StringBuilder row =
                  rows.computeIfAbsent(YearMonth.from(day), m -> new StringBuilder(31));
              while (row.length() < day.getDayOfMonth() - 1) {
                row.append(' ');
              }
              row.append(mark(state));
            });
    StringBuilder text = new StringBuilder(64);
    rows.forEach(
        (month, row) -> text.append("  ").append(month).append("  ").append(row).append('\n'));
    return text.toString();
  }

  private static char mark(StatementCalendar.Day state) {
    return switch (state) {
      case COVERED -> '#';
      case QUIET -> '.';
      case MISSING -> '?';
      case BROKEN -> '!';
      case DUPLICATE -> '=';
    };
  }

  private static PartidaException usage(String what, String fix) {
    return new PartidaException(new Problem("usage", what, "statement-duplicate", fix));
  }

  private static int answer(Call call, List<LineRecord> lines) {
    if (call.json()) {
      call.answer(lines.stream().map(StatementView::of).toList());
      return 0;
    }
    Table t = new Table("line", "date", ">amount", "from or to", "text", "state", "may repeat");
    for (LineRecord l : lines) {
      t.row(
          l.id(),
          l.line().bookingDate(),
          l.line().amount(),
          l.line().counterparty().name().orElse(""),
          l.line().text(),
          l.state(),
          l.repeats().map(Repetition::line).orElse(""));
    }
    call.console().out(t.toString());
    return 0;
  }
}
