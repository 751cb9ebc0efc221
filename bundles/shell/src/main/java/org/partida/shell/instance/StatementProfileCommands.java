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
import org.partida.api.statement.StatementProfiles;
import org.partida.api.statement.Statements;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.spi.statement.StatementRead;
import org.partida.views.StatementView;

/**
 * {@code statement-look statement-try statement-profile-save statement-profiles
 * statement-profile-remove format-trust}.
 */
@Component(service = CommandGroup.class)
public final class StatementProfileCommands implements CommandGroup {
  private final StatementProfiles profiles;
  private final Statements statements;

  @Activate
  public StatementProfileCommands(
      @Reference StatementProfiles profiles, @Reference Statements statements) {
    this.profiles = profiles;
    this.statements = statements;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "statement-look",
            "FILE [--out PROFILE.yaml] [--json]  the first rows of an unknown table, and a draft of its profile",
            this::look),
        command(
            "statement-try",
            "FILE --profile PROFILE.yaml [--json]  what a file would say by a profile; nothing is kept",
            this::trial),
        command(
            "statement-profile-save",
            "PROFILE.yaml [--json]  keeps a profile; its files are read from then on",
            this::save),
        command("statement-profiles", "[--json]  profiles that people have saved", this::list),
        command("statement-profile-remove", "ID  takes a saved profile away", this::remove),
        command(
            "format-trust",
            "FORMAT  imports files of a format that was not proven, after you have compared one with statement-read",
            this::trust));
  }

  private int look(Call call) throws IOException {
    Path file = call.path(call.args().first("a file"));
    StatementProfiles.Look look;
    try (InputStream in = Files.newInputStream(file)) {
      look = profiles.look(call.actor(), String.valueOf(file.getFileName()), in);
    }
    Optional<Path> out = call.args().option("out").map(call::path);
    if (out.isPresent()) {
      Files.writeString(out.get(), look.draft());
    }
    if (call.json()) {
      call.answer(StatementView.of(look));
      return 0;
    }
    StringBuilder b = new StringBuilder(1024);
    look.rows().stream().limit(15).forEach(r -> b.append(String.join(" | ", r)).append('\n'));
    b.append('\n').append(look.draft());
    call.console().out(b.toString());
    return 0;
  }

  private int trial(Call call) throws IOException {
    Path file = call.path(call.args().first("a file"));
    String yaml = Files.readString(call.path(call.args().require("profile")));
    StatementRead read;
    try (InputStream in = Files.newInputStream(file)) {
      read = profiles.trial(call.actor(), yaml, String.valueOf(file.getFileName()), in);
    }
    if (call.json()) {
      call.answer(StatementView.of(String.valueOf(file.getFileName()), "", read));
      return 0;
    }
    Table t =
        new Table(">row", "date", ">amount", "kind", "other side", "waybill", "order", "text");
    for (Statement s : read.statements()) {
      for (StatementLine l : s.lines()) {
        t.row(
            l.row(),
            l.bookingDate(),
            l.amount(),
            l.kind(),
            l.counterparty().name().orElse(""),
            l.awb().orElse(""),
            l.orderRef().orElse(""),
            l.text());
      }
    }
    call.console().out(t.toString());
    return 0;
  }

  private int save(Call call) throws IOException {
    Path file = call.path(call.args().first("a profile"));
    StatementProfiles.Saved saved =
        profiles.save(call.actor(), String.valueOf(file.getFileName()), Files.readString(file));
    if (call.json()) {
      call.answer(StatementView.of(saved));
    } else {
      call.console().out("files of " + saved.facts().name() + " are read as " + saved.id() + "\n");
    }
    return 0;
  }

  private int list(Call call) {
    List<StatementProfiles.Saved> all = profiles.list(call.actor());
    if (call.json()) {
      call.answer(all.stream().map(StatementView::of).toList());
      return 0;
    }
    Table t = new Table("format", "source", "name");
    all.forEach(s -> t.row(s.id(), s.facts().source(), s.facts().name()));
    call.console().out(t.toString());
    return 0;
  }

  private int remove(Call call) throws IOException {
    profiles.remove(call.actor(), call.args().first("a profile"));
    return 0;
  }

  private int trust(Call call) {
    statements.trustFormat(call.actor(), call.args().first("a format"));
    return 0;
  }
}
