package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.posting.Openings;
import org.partida.api.posting.VoucherState;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.views.OpeningView;

/** {@code opening-import}. */
@Component(service = CommandGroup.class)
public final class OpeningCommands implements CommandGroup {
  private final Openings openings;

  @Activate
  public OpeningCommands(@Reference Openings openings) {
    this.openings = openings;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "opening-import",
            "--company ID --date YYYY-MM-DD --balances FILE.csv [--items FILE.csv] [--preview] [--json]  begins the books with the balances and open documents of another program, once",
            this::open));
  }

  private int open(Call call) throws IOException {
    call.args().require("date");
    Path balances = call.path(call.args().require("balances"));
    Optional<Path> items = call.args().option("items").map(call::path);
    try (InputStream first = Files.newInputStream(balances);
        InputStream second =
            items.isPresent() ? Files.newInputStream(items.get()) : InputStream.nullInputStream()) {
      Openings.Opened o =
          openings.open(
              call.actor(),
              call.requireCompany(),
              call.args().day("date").orElseThrow(),
              new Openings.File(balances.getFileName().toString(), first),
              items.map(p -> new Openings.File(p.getFileName().toString(), second)),
              call.args().flag("preview"));
      return call.json() ? json(call, o) : text(call, o);
    }
  }

  private static int json(Call call, Openings.Opened o) {
    call.answer(OpeningView.of(o));
    return status(o);
  }

  private static int text(Call call, Openings.Opened o) {
    StringBuilder b = new StringBuilder(128);
    b.append(o.accounts())
        .append(" accounts, ")
        .append(o.items())
        .append(" open documents, debit balances ")
        .append(o.total())
        .append('\n');
    o.problems()
        .forEach(
            p ->
                b.append("  ")
                    .append(p.message())
                    .append(" [")
                    .append(p.location())
                    .append("]; ")
                    .append(p.fix())
                    .append('\n'));
    if (o.run().isPresent()) {
      b.append(o.before() ? "the books were opened with the same before" : "booked")
          .append(": ")
          .append(o.records().size())
          .append(" entries; take it back: undo --run ")
          .append(o.run().get())
          .append(" --reason …\n");
    } else {
      b.append(o.problems().isEmpty() ? "it ties; nothing is booked yet\n" : "nothing is booked\n");
    }
    call.console().out(b.toString());
    return status(o);
  }

  private static int status(Openings.Opened o) {
    boolean booked = o.records().stream().allMatch(r -> r.state() == VoucherState.POSTED);
    return o.problems().isEmpty() && booked ? 0 : 1;
  }
}
