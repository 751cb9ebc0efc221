package org.partida.shell.pure;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.base.json.Json;
import org.partida.model.match.Grade;
import org.partida.model.match.ItemShare;
import org.partida.model.match.MatchProposal;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.spi.match.MatchRequest;
import org.partida.spi.match.Matcher;
import org.partida.views.MatchView;
import org.partida.views.Obj;

/** {@code match-files}: the matching engine on two CSV files. */
@Component(service = CommandGroup.class)
public final class MatchFilesCommand implements PartidaCommand {
  private final Matcher matcher;

  @Activate
  public MatchFilesCommand(@Reference Matcher matcher) {
    this.matcher = matcher;
  }

  @Override
  public String name() {
    return "match-files";
  }

  @Override
  public String usage() {
    return "--open-items ITEMS.csv --lines LINES.csv [--policy strict|balanced] [--json] [--out FILE]  matches lines with open items";
  }

  @Override
  public int run(Call call) throws IOException {
    boolean balanced = call.args().option("policy").map("balanced"::equals).orElse(false);
    MatchCsv csv = new MatchCsv();
    MatchRequest request =
        new MatchRequest(
            csv.lines(call.path(call.args().require("lines"))),
            csv.items(call.path(call.args().require("open-items"))),
            Set.of(),
            balanced ? MatchRequest.Policy.BALANCED : MatchRequest.Policy.STRICT);
    List<MatchProposal> proposals = matcher.match(request);
    Obj answer = MatchView.of(proposals);
    if (call.args().option("out").isPresent()) {
      Files.writeString(call.path(call.args().require("out")), Json.write(answer.map()) + "\n");
    } else if (call.json()) {
      call.answer(answer);
    } else {
      call.console().out(table(proposals));
    }
    return proposals.stream().anyMatch(p -> p.grade() == Grade.ERROR) ? 1 : 0;
  }

  private static String table(List<MatchProposal> proposals) {
    Table t = new Table("line", "grade", "items", "why");
    for (MatchProposal p : proposals) {
      t.row(
          p.line(),
          p.grade(),
          String.join(" ", p.shares().stream().map(ItemShare::item).toList()),
          String.join("; ", p.evidence().stream().map(e -> e.detail()).toList()));
    }
    return t.toString();
  }
}
