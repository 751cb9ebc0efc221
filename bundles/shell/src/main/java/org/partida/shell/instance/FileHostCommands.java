package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.YearMonth;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.posting.FileBatch;
import org.partida.api.posting.FileBatches;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.FileBatchView;

/** {@code host-file-export host-file-list host-file-get host-file-confirm host-file-chart}. */
@Component(service = CommandGroup.class)
public final class FileHostCommands implements CommandGroup {
  private final FileBatches batches;

  @Activate
  public FileHostCommands(@Reference FileBatches batches) {
    this.batches = batches;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "host-file-export",
            "--company ID [--profile NAME] [--json]  writes booked entries that are in no file yet, each once",
            this::export),
        command(
            "host-file-list",
            "--company ID [--json]  files with entries and how far they are, newest first",
            this::list),
        command(
            "host-file-get",
            "BATCH --company ID [--out FILE]  the file of a batch, the same as it was",
            this::get),
        command(
            "host-file-confirm",
            "BATCH --company ID [--note TEXT] [--json]  says that the program took it",
            this::confirm),
        command(
            "host-file-chart",
            "FILE --company ID  the accounts that the program knows: CSV with account, name, code",
            this::chart));
  }

  private int export(Call call) {
    List<FileBatch> done =
        batches.export(call.actor(), call.requireCompany(), call.args().option("profile"));
    if (call.json()) {
      call.answer(done.stream().map(FileBatchView::of).toList());
    } else if (done.isEmpty()) {
      call.console().out("Nothing new: every booked entry is in a file already.\n");
    } else {
      call.console().out(table(done));
    }
    return 0;
  }

  private int list(Call call) {
    List<FileBatch> all = batches.list(call.actor(), call.requireCompany());
    if (call.json()) {
      call.answer(all.stream().map(FileBatchView::of).toList());
      return 0;
    }
    call.console().out(table(all));
    long waiting = batches.waiting(call.actor(), call.requireCompany());
    call.console()
        .out(
            waiting == 0
                ? "No booked entry waits.\n"
                : waiting + " booked entries are in no file yet: host-file-export\n");
    return 0;
  }

  private static String table(List<FileBatch> all) {
    Table t = new Table("batch", "state", "month", ">entries", ">total", "file", "confirmed by");
    for (FileBatch b : all) {
      t.row(
          b.id(),
          b.state(),
          b.month().map(YearMonth::toString).orElse(""),
          b.entries(),
          b.total(),
          b.fileName(),
          b.confirmedBy());
    }
    return t.toString();
  }

  private int get(Call call) throws IOException {
    String id = call.args().first("the batch");
    try (InputStream in = batches.content(call.actor(), call.requireCompany(), id)) {
      if (call.args().option("out").isPresent()) {
        Path to = call.path(call.args().require("out"));
        Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
      } else {
        call.console().out(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return 0;
  }

  private int confirm(Call call) {
    FileBatch b =
        batches.confirm(
            call.actor(),
            call.requireCompany(),
            call.args().first("the batch"),
            call.args().option("note").orElse(""));
    if (call.json()) {
      call.answer(FileBatchView.of(b));
    } else {
      call.console().out(b.id() + " is confirmed by " + b.confirmedBy() + "\n");
    }
    return 0;
  }

  private int chart(Call call) throws IOException {
    try (InputStream in = Files.newInputStream(call.path(call.args().first("the file")))) {
      int n = batches.putChart(call.actor(), call.requireCompany(), in);
      call.console().out(n + " accounts\n");
    }
    return 0;
  }
}
