package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.job.Job;
import org.partida.api.match.Matches;
import org.partida.api.statement.ImportOptions;
import org.partida.api.statement.ImportRecord;
import org.partida.api.statement.ImportResult;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.StatementImports;
import org.partida.api.statement.StatementImports.Removed;
import org.partida.api.statement.Statements;
import org.partida.model.Problem;
import org.partida.shell.core.Args;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.InstanceView;
import org.partida.views.Obj;
import org.partida.views.StatementView;

/** {@code statement-import statement-imports statement-cancel statement-undo}. */
@Component(service = CommandGroup.class)
public final class StatementImportCommands implements CommandGroup {
  private static final int SHOWN = 50;
  private static final int MOST = 10_000;

  private final Statements statements;
  private final StatementImports imports;
  private final Matches matches;

  @Activate
  public StatementImportCommands(
      @Reference Statements statements,
      @Reference StatementImports imports,
      @Reference Matches matches) {
    this.statements = statements;
    this.imports = imports;
    this.matches = matches;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "statement-import",
            "FILE… [--company ID] [--account ACCOUNT] [--date DAY] [--number SETTLEMENT] [--background] [--json]  imports statement files, or ZIPs of them; what is there already is left alone; of a courier's or processor's file: on which day its lines are booked, its number. --background answers at once with a job; the import goes on after a crash",
            this::importFiles),
        command(
            "statement-imports",
            "[--company ID] [--problems] [--limit N] [--json]  files that were handed over, by folder, upload or command, and what became of each; --problems shows refusals and warnings alone",
            this::list),
        command(
            "statement-cancel",
            "IMPORT [--json]  stops an import that has not ended; nothing of its file is kept",
            this::cancel),
        command(
            "statement-undo",
            "IMPORT [--preview] [--with-confirmed] --reason TEXT [--json]  takes an import back as if its file had never come; --with-confirmed takes its confirmed lines back first, else they stand in the way",
            this::undo));
  }

  private int importFiles(Call call) throws IOException {
    call.args().first("a file");
    List<Obj> answers = new ArrayList<>();
    boolean failed = false;
    for (String name : call.args().rest()) {
      Path file = call.path(name);
      if (!Files.isRegularFile(file)) {
        failed = true;
        Problem missing =
            new Problem("file.missing", "there is no such file", name, "check the path");
        ImportResult r = ImportResult.refused("", missing);
        answers.add(StatementView.of(r).put("file", name));
        print(call, name, r);
      } else if (call.args().flag("background")) {
        answers.add(background(call, file));
      } else {
        ImportResult r = direct(call, file);
        failed |= !r.whole();
        answers.add(StatementView.of(r).put("file", name));
        print(call, name, r);
      }
    }
    if (call.json()) {
      call.answer(answers);
    }
    return failed ? 1 : 0;
  }

  private ImportResult direct(Call call, Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    try (InputStream in = Files.newInputStream(file)) {
      return statements.importFile(
          call.actor(), call.company(), name, in, options(call.args()), call.progress());
    } catch (NoSuchFileException e) {
      return ImportResult.refused(
          "", new Problem("file.missing", "there is no such file", name, "check the path"));
    }
  }

  private static ImportOptions options(Args a) {
    return new ImportOptions(
        a.option("account"), a.day("date"), a.option("number"), Optional.empty());
  }

  private Obj background(Call call, Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    Job job;
    try (InputStream in = Files.newInputStream(file)) {
      job =
          imports.background(
              call.actor(), call.company(), name, in, options(call.args()), call.language());
    }
    if (!call.json()) {
      call.console()
          .out(
              name
                  + ": taken in, job "
                  + job.id()
                  + "; jobs shows how far it is, job-cancel stops it\n");
    }
    return InstanceView.of(job).put("file", name);
  }

  private static void print(Call call, String name, ImportResult r) {
    if (call.json()) {
      return;
    }
    call.console()
        .out(
            name
                + ": "
                + r.format().orElse("refused")
                + ", "
                + r.added()
                + " new lines, "
                + r.duplicates()
                + " there already"
                + (r.asked() == 0 ? "" : ", " + r.asked() + " to be decided")
                + "\n");
    r.problems().forEach(p -> call.console().err("  " + p + "\n"));
    r.parts().forEach(p -> print(call, "  " + p.fileName(), p.result()));
  }

  private int list(Call call) {
    Args a = call.args();
    List<ImportRecord> all =
        imports.list(
            call.actor(), call.company(), a.flag("problems"), a.number("limit", SHOWN, MOST));
    if (call.json()) {
      call.answer(all.stream().map(StatementView::of).toList());
      return 0;
    }
    Table t =
        new Table(
            "import", "when", "company", "file", "state", "format", ">new", ">known", ">asked",
            "to know");
    for (ImportRecord r : all) {
      t.row(
          r.id(),
          r.at(),
          r.company().map(Object::toString).orElse(""),
          r.fileName(),
          r.state(),
          r.result().format().orElse(""),
          r.result().added(),
          r.result().duplicates(),
          r.result().asked(),
          String.join("; ", r.result().problems().stream().map(Problem::message).toList()));
    }
    call.console().out(t.toString());
    return 0;
  }

  private int cancel(Call call) {
    ImportRecord r = imports.cancel(call.actor(), call.args().first("an import"));
    if (call.json()) {
      call.answer(StatementView.of(r));
    } else {
      call.console()
          .out(
              r.id()
                  + " "
                  + (r.state() == ImportRecord.State.TAKEN ? "is being stopped" : r.state())
                  + "\n");
    }
    return 0;
  }

  private int undo(Call call) throws IOException {
    Args a = call.args();
    String id = a.first("an import");
    if (a.flag("preview")) {
      return print(call, imports.plan(call.actor(), id), true);
    }
    String reason = a.require("reason");
    Removed r = imports.remove(call.actor(), id, reason);
    if (!r.done() && a.flag("with-confirmed")) {
      for (LineRecord l : r.confirmed()) {
        matches.undo(call.actor(), r.company(), l.id(), reason);
      }
      r = imports.remove(call.actor(), id, reason);
    }
    return print(call, r, false);
  }

  private static int print(Call call, Removed r, boolean preview) {
    if (call.json()) {
      call.answer(StatementView.of(r));
      return preview || r.done() ? 0 : 1;
    }
    if (r.done()) {
      call.console()
          .out(
              r.lines()
                  + " lines went, "
                  + r.given()
                  + " came from other files of the same days\n");
      return 0;
    }
    call.console()
        .out((preview ? "would take away " : "nothing was changed: of ") + r.lines() + " lines");
    call.console()
        .out(r.confirmed().isEmpty() ? "\n" : ", " + r.confirmed().size() + " are confirmed\n");
    if (!r.confirmed().isEmpty()) {
      call.console().out(MoneyCommands.table(r.confirmed()));
      call.console()
          .err("  match-undo takes one back, statement-undo --with-confirmed all of them\n");
    }
    return preview ? 0 : 1;
  }
}
