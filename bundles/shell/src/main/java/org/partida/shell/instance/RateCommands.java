package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.DayRate;
import org.partida.api.company.Rates;
import org.partida.shell.core.Args;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.RateView;

/** {@code rates-import rates-list}. */
@Component(service = CommandGroup.class)
public final class RateCommands implements CommandGroup {
  private final Rates rates;

  @Activate
  public RateCommands(@Reference Rates rates) {
    this.rates = rates;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "rates-import",
            "FILE [--json]  imports exchange rates from the BNR's XML (nbrfxrates.xml of a day, ten days or a year)",
            this::importFile),
        command(
            "rates-list",
            "[--currency EUR] [--from DATE] [--to DATE] [--json]  the stored rates, newest first",
            this::list));
  }

  private int importFile(Call call) throws IOException {
    Path file = call.path(call.args().first("the file"));
    Rates.Imported done;
    try (InputStream in = Files.newInputStream(file)) {
      done = rates.importFile(call.actor(), file.getFileName().toString(), in);
    }
    if (call.json()) {
      call.answer(RateView.of(done));
    } else {
      call.console()
          .out(
              done.added()
                  + " rates added, "
                  + done.known()
                  + " were there"
                  + (done.days().isEmpty()
                      ? ""
                      : ", " + done.days().get(0) + " to " + done.days().get(1))
                  + "\n");
      done.problems().forEach(p -> call.console().err("  " + p + "\n"));
    }
    return done.problems().isEmpty() ? 0 : 1;
  }

  private int list(Call call) {
    Args a = call.args();
    List<DayRate> all =
        rates.list(
            call.actor(),
            a.option("currency"),
            a.option("from").map(LocalDate::parse),
            a.option("to").map(LocalDate::parse));
    if (call.json()) {
      call.answer(all.stream().map(RateView::of).toList());
      return 0;
    }
    Table t = new Table("day", "currency", ">rate", ">published for", "source");
    all.forEach(
        r -> t.row(r.day(), r.currency(), r.rate().toPlainString(), r.multiplier(), r.source()));
    call.console().out(t.toString());
    return 0;
  }
}
