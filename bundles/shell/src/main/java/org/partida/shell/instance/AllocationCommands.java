package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.posting.Allocations;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.TaxIds;
import org.partida.model.document.Direction;
import org.partida.shell.core.Args;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.spi.posting.AllocationRule;
import org.partida.views.AllocationView;

/**
 * {@code allocation-rules allocation-rule-add allocation-rule-end allocation-show allocation-set
 * allocation-import allocation-evaluate}.
 */
@Component(service = CommandGroup.class)
public final class AllocationCommands implements CommandGroup {
  private static final List<String> TERMS =
      List.of("seller-item", "buyer-item", "gtin", "classification", "name-is", "text", "name");
  private static final List<String> NAMES =
      List.of(
          "sellerItemId", "buyerItemId", "standardId", "classification", "nameIs", "text", "name");

  private final Allocations allocations;

  @Activate
  public AllocationCommands(@Reference Allocations allocations) {
    this.allocations = allocations;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "allocation-rules",
            "--company ID [--rule ID] [--json]  rules of where lines go, the most specific first; with --rule all its versions",
            this::rules),
        command(
            "allocation-rule-add",
            "--company ID --type TYPE "
                + Outcomes.OPTIONS
                + " [--partner CODE] [--direction received|issued] [--seller-item X | --buyer-item X | --gtin X | --classification PREFIX | --name-is NAME | --text NAME | --name 'PART*PART'] [--from DATE] [--to DATE] [--priority N] --reason TEXT [--preview] [--json]  adds a rule, and shows what it would have changed in the last 12 months",
            this::add),
        command(
            "allocation-rule-end",
            "RULE --company ID [--to DATE] --reason TEXT [--json]  ends a rule, on a day or as if it had never been",
            this::end),
        command(
            "allocation-show",
            "DOCUMENT [--json]  where the lines of a document went, and by what",
            this::show),
        command(
            "allocation-set",
            "DOCUMENT LINE --type TYPE "
                + Outcomes.OPTIONS
                + " --reason TEXT [--json]  decides one line of a document that is not booked",
            this::set),
        command(
            "allocation-import",
            "FILE.csv --company ID [--json]  lines that another program has booked, for memory to begin with",
            this::history),
        command(
            "allocation-evaluate",
            "--company ID [--json]  how well rules and memory would have foretold the company's own history, beside two baselines",
            this::evaluate));
  }

  private int rules(Call call) {
    Optional<String> id = call.args().option("rule");
    List<Allocations.Rule> rules =
        id.isPresent()
            ? allocations.versions(call.actor(), call.requireCompany(), id.get())
            : allocations.rules(call.actor(), call.requireCompany());
    if (call.json()) {
      call.answer(rules.stream().map(AllocationView::of).toList());
      return 0;
    }
    call.console().out(table(rules).toString());
    return 0;
  }

  private static Table table(List<Allocations.Rule> rules) {
    Table t = new Table("rule", ">v", "lines", "looks for", "goes to", "days", "by", "reason");
    for (Allocations.Rule r : rules) {
      AllocationRule.Scope s = r.rule().scope();
      String lines =
          s.document()
              .map(d -> d + " line " + s.line().orElse("?"))
              .orElse(
                  s.direction().map(d -> d.name().toLowerCase(Locale.ROOT)).orElse("all")
                      + s.partner().map(p -> " of " + p).orElse(""));
      String days =
          s.from().map(Object::toString).orElse("") + "–" + s.to().map(Object::toString).orElse("");
      t.row(
          r.rule().id(),
          r.rule().version(),
          lines,
          "any".equals(r.rule().matchOn())
              ? "any"
              : r.rule().matchOn() + " = " + r.rule().pattern(),
          (r.dropped() ? "(dropped) " : "") + Outcomes.words(r.rule().outcome()),
          days.length() == 1 ? "" : days,
          r.person(),
          r.rule().reason());
    }
    return t;
  }

  private int add(Call call) {
    Args a = call.args();
    Allocations.Changed done =
        allocations.put(call.actor(), call.requireCompany(), draft(a), a.flag("preview"));
    if (call.json()) {
      call.answer(AllocationView.of(done));
      return 0;
    }
    call.console().out(table(List.of(done.rule())).toString());
    Table t =
        new Table("document", "line", "date", "name", ">net", "went to", "would go to", "state");
    for (Allocations.Change c : done.changes()) {
      t.row(
          c.line().number(),
          c.line().line().line(),
          c.line().line().facts().day(),
          c.line().line().facts().name(),
          c.line().line().net(),
          Outcomes.words(c.line().line().outcome()),
          Outcomes.words(c.after()),
          c.line().state());
    }
    if (!done.changes().isEmpty()) {
      call.console().out(t.toString());
    }
    call.console()
        .out(
            done.changes().size()
                + " lines of the last 12 months would have gone elsewhere; "
                + (a.flag("preview")
                    ? "nothing is changed yet\n"
                    : done.documents() + " documents are proposed anew, what is booked stays\n"));
    return 0;
  }

  private static AllocationRule draft(Args a) {
    String matchOn = "any";
    String pattern = "";
    for (int i = 0; i < TERMS.size(); i++) {
      Optional<String> given = a.option(TERMS.get(i));
      if (given.isPresent()) {
        matchOn = NAMES.get(i);
        pattern = given.get();
      }
    }
    AllocationRule.Scope scope =
        new AllocationRule.Scope(
            a.option("direction").map(AllocationCommands::direction),
            a.option("partner").map(AllocationCommands::partner),
            Optional.empty(),
            Optional.empty(),
            a.day("from"),
            a.day("to"));
    return new AllocationRule(
        "",
        0,
        scope,
        matchOn,
        pattern,
        a.option("priority").isPresent() ? a.number("priority", 0, 1000) : 0,
        Outcomes.of(a, a.require("type").toUpperCase(Locale.ROOT)),
        a.require("reason"));
  }

  private static String partner(String code) {
    return TaxIds.normalised(code).replaceFirst("^[A-Z]{2}(?=\\d)", "");
  }

  private static Direction direction(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "received" -> Direction.RECEIVED;
      case "issued" -> Direction.ISSUED;
      default ->
          throw new PartidaException(
              new Problem("usage", "no direction: " + text, "", "write received or issued"));
    };
  }

  private int end(Call call) {
    Allocations.Rule done =
        allocations.end(
            call.actor(),
            call.requireCompany(),
            call.args().first("the rule"),
            call.args().day("to"),
            call.args().require("reason"));
    return answer(call, done);
  }

  private static int answer(Call call, Allocations.Rule done) {
    if (call.json()) {
      call.answer(AllocationView.of(done));
    } else {
      call.console().out(table(List.of(done)).toString());
    }
    return 0;
  }

  private int show(Call call) {
    List<Allocations.Line> lines =
        allocations.lines(call.actor(), call.args().first("the document"));
    if (call.json()) {
      call.answer(lines.stream().map(AllocationView::of).toList());
      return 0;
    }
    Table t = new Table("line", "name", ">net", "went to", "by", "state");
    lines.forEach(
        l ->
            t.row(
                l.line().line(),
                l.line().facts().name(),
                l.line().net(),
                Outcomes.words(l.line().outcome()),
                l.line().by(),
                l.state()));
    call.console().out(t.toString());
    return 0;
  }

  private int set(Call call) {
    String document = call.args().first("the document");
    if (call.args().rest().size() < 2) {
      throw new PartidaException(
          new Problem("usage", "the line is missing", "", "allocation-show shows the lines"));
    }
    return answer(
        call,
        allocations.allocate(
            call.actor(),
            document,
            call.args().rest().get(1),
            Outcomes.of(call.args(), call.args().require("type").toUpperCase(Locale.ROOT)),
            call.args().require("reason")));
  }

  private int history(Call call) throws IOException {
    Path file = call.path(call.args().first("the file"));
    Allocations.History done;
    try (InputStream in = Files.newInputStream(file)) {
      done =
          allocations.history(
              call.actor(), call.requireCompany(), String.valueOf(file.getFileName()), in);
    }
    if (call.json()) {
      call.answer(AllocationView.of(done));
    } else {
      done.problems().forEach(p -> call.console().err(p + "\n"));
      call.console()
          .out(
              done.lines()
                  + (done.before() ? " lines, taken before\n" : " lines are remembered\n"));
    }
    return done.problems().isEmpty() ? 0 : 1;
  }

  private int evaluate(Call call) {
    Allocations.Evaluation e = allocations.evaluate(call.actor(), call.requireCompany());
    if (call.json()) {
      call.answer(AllocationView.of(e));
      return 0;
    }
    Table t = new Table("way", ">answered", ">right first", ">among three", ">sure (95 %)");
    e.methods()
        .forEach(
            m ->
                t.row(
                    m.name(),
                    share(m.answered(), e.lines()),
                    share(m.right(), e.lines()),
                    share(m.amongThree(), e.lines()),
                    share(m.sure(), e.lines())));
    call.console()
        .out(
            e.lines()
                + " of "
                + e.of()
                + " lines foretold from what was known before their day\n"
                + t);
    return 0;
  }

  private static String share(int part, int of) {
    return of == 0 ? "0" : part + " (" + part * 100L / of + " %)";
  }
}
