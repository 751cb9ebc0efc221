package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.invitation.Collaboration;
import org.partida.api.invitation.Collaborations;
import org.partida.api.invitation.HandOvers;
import org.partida.api.invitation.Invitation;
import org.partida.api.invitation.Invitations;
import org.partida.api.invitation.InviteLine;
import org.partida.api.invitation.PasswordResets;
import org.partida.model.CompanyId;
import org.partida.model.TaxIds;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.spi.action.Progress;
import org.partida.views.InvitationView;

/** How people of clients come in, and how they go. */
@Component(service = CommandGroup.class)
public final class InvitationCommands implements CommandGroup {
  private final Invitations invitations;
  private final Collaborations collaborations;
  private final HandOvers handOvers;
  private final PasswordResets resets;

  @Activate
  public InvitationCommands(
      @Reference Invitations invitations,
      @Reference Collaborations collaborations,
      @Reference HandOvers handOvers,
      @Reference PasswordResets resets) {
    this.invitations = invitations;
    this.collaborations = collaborations;
    this.handOvers = handOvers;
    this.resets = resets;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "invite",
            "COMPANY (ADDRESS… | --file FILE) [--role ROLE] [--lang ro|it|en] [--json]  invites people by mail, or shows the links",
            this::invite),
        command(
            "invitation-list",
            "[--company ID] [--json]  lists invitations with their state",
            this::list),
        command(
            "invitation-resend",
            "ID… [--json]  makes new links and sends them; the old ones end",
            this::resend),
        command("invitation-revoke", "ID…  the links open nothing any more", this::revoke),
        command(
            "collaboration-list",
            "[--json]  shows companies with how they are shared and with whom",
            this::collaborations),
        command(
            "collaboration-end",
            "COMPANY…  ends it: access of the client stops at once",
            this::end),
        command(
            "handover-make",
            "COMPANY [--out FILE.zip] [--json]  makes the zip of a company's archive with a manifest",
            this::handOver),
        command(
            "person-reset-link",
            "NAME  shows a link to a new password, for an hour",
            call -> {
              call.console()
                  .out(resets.link(call.actor(), call.args().first("the sign-in name")) + "\n");
              return 0;
            }));
  }

  private static CompanyId company(Call call) {
    return TaxIds.company(call.args().first("the company"));
  }

  private int invite(Call call) throws IOException {
    CompanyId company = company(call);
    List<String> rest = call.args().rest();
    String list =
        call.args().option("file").isPresent()
            ? Files.readString(call.path(call.args().option("file").get()))
            : String.join("\n", rest.subList(1, rest.size()));
    return told(
        call,
        invitations.invite(
            call.actor(),
            company,
            call.args().option("role").orElse("client-decides"),
            call.args().option("lang").orElse("ro"),
            list));
  }

  private static int told(Call call, List<InviteLine> lines) {
    boolean bad = lines.stream().anyMatch(l -> l.outcome() == InviteLine.Outcome.BAD);
    if (call.json()) {
      call.answer(lines.stream().map(InvitationView::of).toList());
      return bad ? 1 : 0;
    }
    for (InviteLine l : lines) {
      call.console()
          .out(
              l.line()
                  + " "
                  + l.text()
                  + ": "
                  + l.outcome().name().toLowerCase(Locale.ROOT)
                  + l.problem().map(p -> ", " + p.message() + "; " + p.fix()).orElse("")
                  + l.link().map(x -> "\n  " + x).orElse("")
                  + "\n");
    }
    return bad ? 1 : 0;
  }

  private int list(Call call) {
    List<Invitation> all = invitations.list(call.actor(), call.company());
    if (call.json()) {
      call.answer(all.stream().map(InvitationView::of).toList());
      return 0;
    }
    Table t = new Table("id", "company", "mail", "role", "state", "until", "by mail");
    all.forEach(
        i ->
            t.row(
                i.id(),
                i.company().shown(),
                i.mail(),
                i.role(),
                i.state(),
                i.expiresAt(),
                i.mailed() ? "yes" : "no"));
    call.console().out(t.toString());
    return 0;
  }

  private int resend(Call call) {
    call.args().first("the id of an invitation");
    return told(
        call, call.args().rest().stream().map(id -> invitations.resend(call.actor(), id)).toList());
  }

  private int revoke(Call call) {
    call.args().first("the id of an invitation");
    call.args().rest().forEach(id -> invitations.revoke(call.actor(), id));
    return 0;
  }

  private int collaborations(Call call) {
    List<Collaboration> all = collaborations.list(call.actor());
    if (call.json()) {
      call.answer(all.stream().map(InvitationView::of).toList());
      return 0;
    }
    Table t = new Table("company", "name", "state", "people");
    all.forEach(
        c ->
            t.row(
                c.company().shown(),
                c.name(),
                c.state(),
                String.join(
                    ", ",
                    c.members().stream()
                        .filter(m -> m.endedAt().isEmpty())
                        .map(Collaboration.Member::person)
                        .toList())));
    call.console().out(t.toString());
    return 0;
  }

  private int end(Call call) {
    company(call);
    call.args().rest().forEach(c -> collaborations.end(call.actor(), TaxIds.company(c)));
    return 0;
  }

  private int handOver(Call call) throws IOException {
    CompanyId company = company(call);
    Collaboration.HandOver made = handOvers.make(call.actor(), company, Progress.SILENT);
    if (call.args().option("out").isPresent()) {
      Path out = call.path(call.args().option("out").get());
      try (InputStream in = handOvers.open(call.actor(), company)) {
        Files.copy(in, out);
      }
    }
    if (call.json()) {
      call.answer(InvitationView.of(made));
    } else {
      call.console().out(made.files() + " files, " + made.size() + " bytes\n");
    }
    return 0;
  }
}
