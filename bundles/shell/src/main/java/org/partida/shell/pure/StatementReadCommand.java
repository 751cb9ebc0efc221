package org.partida.shell.pure;

import static org.partida.views.Obj.obj;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.base.file.FileProblems;
import org.partida.base.statement.StatementFormats;
import org.partida.model.Problem;
import org.partida.model.statement.Statement;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;
import org.partida.spi.statement.StatementReaders;
import org.partida.views.Obj;
import org.partida.views.ProblemView;
import org.partida.views.StatementView;

/** {@code statement-read}: what statement files say. */
@Component(service = CommandGroup.class)
public final class StatementReadCommand implements PartidaCommand {
  private final StatementFormats formats;

  @Activate
  public StatementReadCommand(
      @Reference(
              cardinality = ReferenceCardinality.AT_LEAST_ONE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<StatementReader> readers,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<StatementReaders> more) {
    this.formats = new StatementFormats(readers, more);
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
        StatementReader reader = formats.detect(in.path(), in.name());
        StatementRead read = StatementFormats.read(reader, in.path(), in.name());
        entries.add(StatementView.of(in.name(), reader.format(), read));
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
