package org.partida.shell.pure;

import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.base.statement.StatementFormats;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.spi.statement.StatementHead;
import org.partida.spi.statement.StatementReader;
import org.partida.spi.statement.StatementReaders;
import org.partida.views.StatementView;

/** {@code formats}: which statement files can be read, and how sure that is. */
@Component(service = CommandGroup.class)
public final class FormatsCommand implements PartidaCommand {
  private static final StatementHead NOTHING = new StatementHead("", new byte[0]);

  private final StatementFormats formats;

  @Activate
  public FormatsCommand(
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
    return "formats";
  }

  @Override
  public String usage() {
    return "[--json]  statement formats that can be read, each proven on a real file or not proven yet";
  }

  @Override
  public int run(Call call) {
    if (call.json()) {
      call.answer(
          formats.all().stream().map(r -> StatementView.of(r.format(), r.facts())).toList());
      return 0;
    }
    Table t = new Table("format", "source", "name", "state", "evidence", "told by");
    for (StatementReader r : formats.all()) {
      t.row(
          r.format(),
          r.facts().source().name().toLowerCase(Locale.ROOT),
          r.facts().name(),
          r.facts().proven() ? "proven on a real file" : "not proven yet",
          r.facts().evidence(),
          r.detect(NOTHING).lookedFor());
    }
    call.console().out(t.toString());
    return 0;
  }
}
