package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.notice.Notice;
import org.partida.api.notice.Notices;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.NoticeView;

/** {@code notices notice-seen}. */
@Component(service = CommandGroup.class)
public final class NoticeCommands implements CommandGroup {
  private final Notices notices;

  @Activate
  public NoticeCommands(@Reference Notices notices) {
    this.notices = notices;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "notices",
            "[--company ID] [--json]  lists what people must do in time, the most urgent first",
            this::list),
        command(
            "notice-seen",
            "KEY…  says that you have seen it; it stands until its cause is gone",
            this::seen));
  }

  private int list(Call call) {
    List<Notice> all = notices.list(call.actor(), call.company());
    if (call.json()) {
      call.answer(all.stream().map(NoticeView::of).toList());
      return 0;
    }
    Table t = new Table("level", "what", "what to do", "seen by", "key");
    all.forEach(
        n ->
            t.row(
                n.level().name().toLowerCase(Locale.ROOT),
                n.problem().message(),
                n.problem().fix(),
                n.seenBy().orElse(""),
                n.key()));
    call.console().out(t.toString());
    return 0;
  }

  private int seen(Call call) {
    call.args().first("the notice's key");
    call.args().rest().forEach(key -> notices.seen(call.actor(), key));
    return 0;
  }
}
