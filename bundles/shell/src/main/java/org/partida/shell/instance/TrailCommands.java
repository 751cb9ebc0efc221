package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.posting.Books;
import org.partida.api.posting.Explanations;
import org.partida.api.posting.Explanations.Explanation;
import org.partida.api.posting.Explanations.Verdict;
import org.partida.api.posting.Undoing;
import org.partida.api.posting.Undoing.Level;
import org.partida.api.posting.VoucherRecord;
import org.partida.model.ExternalId;
import org.partida.shell.core.Args;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.TrailView;

/** {@code why undo run-list}. */
@Component(service = CommandGroup.class)
public final class TrailCommands implements CommandGroup {
  private static final Map<String, Level> LEVELS =
      Map.of("document", Level.DOCUMENT, "import", Level.IMPORT, "run", Level.RUN);

  private final Books books;
  private final Explanations explanations;
  private final Undoing undoing;

  @Activate
  public TrailCommands(
      @Reference Books books, @Reference Explanations explanations, @Reference Undoing undoing) {
    this.books = books;
    this.explanations = explanations;
    this.undoing = undoing;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "why",
            "ENTRY [--company ID] [--json]  why an entry is as it is: document, rules and version, hash of their input, reason of each line, who and when; asks the rules again and shows what differs. ENTRY is an external id, or with --company the host's number",
            this::why),
        command(
            "undo",
            "EXTERNAL-ID | --document ID | --import ID | --run ID  [--preview] --reason TEXT [--json]  takes entries back by counter-entries: one, all of a document, the confirmed lines of an imported file, or what a run booked; --preview shows how many and how much",
            this::undo),
        command(
            "run-list",
            "--company ID [--limit N] [--json]  work that booked several entries at once",
            this::runs));
  }

  private int why(Call call) {
    Explanation e = explanations.why(call.actor(), call.company(), call.args().first("the entry"));
    if (call.json()) {
      call.answer(TrailView.of(e));
      return 0;
    }
    BookCommands.print(call, List.of(e.voucher()), true);
    StringBuilder b = new StringBuilder();
    e.document()
        .ifPresent(
            d ->
                b.append("document: ")
                    .append(d.number() + " of " + d.issueDate() + ", " + d.partnerName())
                    .append(", received " + d.receivedAt() + ", " + d.id() + "\n"));
    b.append("rules: ").append(e.voucher().ruleVersion());
    e.voucher().voucher().lines().stream()
        .map(l -> l.rule())
        .distinct()
        .forEach(r -> b.append("\n  ").append(r));
    b.append("\ninputs hash: ").append(e.inputsHash().orElse("none kept")).append('\n');
    e.run().ifPresent(r -> b.append("run: ").append(r).append('\n'));
    call.console().out(b.toString());
    Table t = new Table("when", "who", "by", "what", "detail");
    e.events().forEach(v -> t.row(v.at(), v.person(), v.channel(), v.action(), v.detail()));
    if (!e.events().isEmpty()) {
      call.console().out(t.toString());
    }
    again(call, e);
    return 0;
  }

  private static void again(Call call, Explanation e) {
    Verdict v = e.again().verdict();
    String said =
        switch (v) {
          case SAME -> "asked again: same lines";
          case DIFFERS -> "asked again: other lines";
          case NOT_ASKED -> "not asked again";
        };
    call.console().out(said + "\n");
    e.again().reasons().forEach(r -> call.console().out("  " + r + "\n"));
    e.again().differences().forEach(d -> call.console().out("  " + d + "\n"));
  }

  private int undo(Call call) {
    Args a = call.args();
    Optional<String> named =
        LEVELS.keySet().stream().filter(l -> a.option(l).isPresent()).findFirst();
    Level level = named.map(LEVELS::get).orElse(Level.ENTRY);
    String id =
        named
            .flatMap(a::option)
            .orElseGet(() -> a.first("the external id, or --document, --import, --run,"));
    if (a.flag("preview")) {
      return print(call, undoing.plan(call.actor(), level, id), true);
    }
    if (level == Level.ENTRY) {
      VoucherRecord r = books.undo(call.actor(), new ExternalId(id), a.require("reason"));
      BookCommands.print(call, List.of(r), false);
      return 0;
    }
    return print(call, undoing.undo(call.actor(), level, id, a.require("reason")), false);
  }

  private static int print(Call call, Undoing.Plan p, boolean preview) {
    if (call.json()) {
      call.answer(TrailView.of(p));
    } else {
      Table t = new Table("external id", "date", "text", ">total", "state", "number");
      p.vouchers()
          .forEach(
              r ->
                  t.row(
                      r.voucher().externalId(),
                      r.voucher().date(),
                      r.voucher().text(),
                      r.voucher().total(),
                      r.state(),
                      r.number().orElse("")));
      call.console().out(t.toString());
      call.console()
          .out(
              (preview ? "would take back " : "")
                  + p.vouchers().size()
                  + " entries, "
                  + p.total()
                  + "\n");
      p.problems().forEach(x -> call.console().err("  " + x + "\n"));
    }
    return p.problems().isEmpty() ? 0 : 1;
  }

  private int runs(Call call) {
    List<Undoing.Run> all =
        undoing.runs(call.actor(), call.requireCompany(), call.args().number("limit", 100, 1000));
    if (call.json()) {
      call.answer(all.stream().map(TrailView::of).toList());
      return 0;
    }
    Table t = new Table("run", "kind", "period", ">entries", "by", "when");
    all.forEach(r -> t.row(r.id(), r.kind(), r.period(), r.entries(), r.person(), r.at()));
    call.console().out(t.toString());
    return 0;
  }
}
