package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.posting.BooksAudit;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.AuditView;

/** {@code books-audit}. */
@Component(service = CommandGroup.class)
public final class AuditCommands implements CommandGroup {
  private static final int MONTHS = 12;

  private final BooksAudit audit;
  private final Clock clock;

  @Activate
  public AuditCommands(@Reference BooksAudit audit, @Reference Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "books-audit",
            "--company ID [--from DATE] [--to DATE] [--json]  compares what the authority delivered with what the host has booked, the last 12 months if no day is given, and shows what was found before and stands; status 1 if something is wrong",
            this::audit));
  }

  private int audit(Call call) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    BooksAudit.Report r =
        audit.audit(
            call.actor(),
            call.requireCompany(),
            call.args().day("from").orElse(today.minusMonths(MONTHS)),
            call.args().day("to").orElse(today));
    List<BooksAudit.Standing> standing = audit.standing(call.actor(), call.requireCompany());
    if (call.json()) {
      call.answer(AuditView.of(r, standing));
      return r.findings().isEmpty() ? 0 : 1;
    }
    Table t = new Table("what", "document", "partner", "in words", "what to do");
    r.findings()
        .forEach(
            f ->
                t.row(
                    f.kind(),
                    f.number() + " (" + f.document() + ")",
                    f.partner(),
                    f.message(),
                    f.fix()));
    if (!r.findings().isEmpty()) {
      call.console().out(t.toString());
    }
    standing(call, r, standing);
    call.console().out(r.documents() + " documents, " + r.good() + " booked as they are\n");
    return r.findings().isEmpty() ? 0 : 1;
  }

  /** What is wrong with documents of other days, which was found without anybody asking. */
  private static void standing(Call call, BooksAudit.Report r, List<BooksAudit.Standing> standing) {
    Table t = new Table("since", "what", "document", "in words", "what to do");
    List<BooksAudit.Standing> others =
        standing.stream()
            .filter(
                s ->
                    r.findings().stream()
                        .noneMatch(f -> f.document().equals(s.document()) && f.kind() == s.kind()))
            .toList();
    others.forEach(
        s -> t.row(s.since(), s.kind(), s.document(), s.problem().message(), s.problem().fix()));
    if (!others.isEmpty()) {
      call.console().out("found before, in other days:\n" + t);
    }
  }
}
