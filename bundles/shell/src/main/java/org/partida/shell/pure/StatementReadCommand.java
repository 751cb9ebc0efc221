package org.partida.shell.pure;

import static org.partida.views.Obj.obj;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.base.file.FileProblems;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.statement.Statement;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.spi.statement.Detection;
import org.partida.spi.statement.StatementHead;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;
import org.partida.views.Obj;
import org.partida.views.ProblemView;
import org.partida.views.StatementView;

/** {@code statement-read}: what statement files say. */
@Component(service = CommandGroup.class)
public final class StatementReadCommand implements PartidaCommand {
  private final List<StatementReader> readers;

  @Activate
  public StatementReadCommand(
      @Reference(
              cardinality = ReferenceCardinality.AT_LEAST_ONE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<StatementReader> readers) {
    this.readers = List.copyOf(readers);
  }

  @Override
  public String name() {
    return "statement-read";
  }

  @Override
  public String usage() {
    return "PATH… [--json]  reads statement files; a folder means every file below it";
  }

  @Override
  public int run(Call call) throws IOException {
    List<Obj> entries = new ArrayList<>();
    Table table =
        new Table(
            "file", "format", "account", "from", "to", ">lines", ">opening", ">closing", "chain");
    boolean failed = false;
    for (Inputs.Input in : Inputs.of(call)) {
      try {
        StatementReader reader = detect(in);
        StatementRead read = read(reader, in);
        entries.add(
            obj()
                .put("file", in.name())
                .put("format", reader.format())
                .put("bank", read.bank())
                .list("statements", read.statements(), StatementView::of)
                .list("warnings", read.warnings(), ProblemView::of));
        read.statements().forEach(s -> row(table, in.name(), reader.format(), s));
      } catch (IOException | RuntimeException e) {
        failed = true;
        Problem p = FileProblems.of(e, in.name());
        entries.add(obj().put("file", in.name()).put("error", ProblemView.of(p)));
        table.row(in.name(), "error", p.message(), "", "", "", "", "", "");
      }
    }
    if (call.json()) {
      call.answer(entries);
    } else {
      call.console().out(table.toString());
    }
    return failed ? 1 : 0;
  }

  private StatementReader detect(Inputs.Input in) throws IOException {
    byte[] head;
    try (InputStream is = Files.newInputStream(in.path())) {
      head = is.readNBytes(StatementHead.LIMIT);
    }
    StatementHead start = new StatementHead(in.name(), head);
    List<StatementReader> yes = new ArrayList<>();
    StringBuilder looked = new StringBuilder();
    for (StatementReader r : readers) {
      Detection d = r.detect(start);
      looked
          .append(looked.isEmpty() ? "" : "; ")
          .append(r.format())
          .append(": ")
          .append(d.lookedFor());
      if (d.yes()) {
        yes.add(r);
      }
    }
    if (yes.size() != 1) {
      String what = yes.isEmpty() ? "of no known format" : "of several formats";
      throw new PartidaException(
          new Problem(
              "statement.format-unknown",
              "the file is " + what + "; looked for " + looked,
              in.name(),
              "export it again in one of these formats"));
    }
    return yes.get(0);
  }

  private static StatementRead read(StatementReader reader, Inputs.Input in) throws IOException {
    try (InputStream is = Files.newInputStream(in.path())) {
      return reader.read(is, in.name());
    }
  }

  private static void row(Table t, String file, String format, Statement s) {
    t.row(
        file,
        format,
        s.account(),
        s.from().map(Object::toString).orElse(""),
        s.to().map(Object::toString).orElse(""),
        s.lines().size(),
        s.opening().map(Object::toString).orElse(""),
        s.closing().map(Object::toString).orElse(""),
        s.chain());
  }
}
