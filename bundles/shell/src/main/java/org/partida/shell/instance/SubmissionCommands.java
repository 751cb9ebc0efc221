package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.document.Documents;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionDetails;
import org.partida.api.submission.SubmissionState;
import org.partida.api.submission.Submissions;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.MessageTemplates;
import org.partida.views.Obj;
import org.partida.views.SubmissionView;

/**
 * {@code spv-send submission-list submission-show submission-release submission-cancel
 * spv-message}.
 */
@Component(service = CommandGroup.class)
public final class SubmissionCommands implements CommandGroup {
  private final Submissions submissions;
  private final Documents documents;

  @Activate
  public SubmissionCommands(@Reference Submissions submissions, @Reference Documents documents) {
    this.submissions = submissions;
    this.documents = documents;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "spv-send",
            "PATH… --company ID [--extern] [--self-billed] [--b2c] [--hold | --release | --check-only] [--wait] [--json]  checks invoices and sends them; a folder means every file below it, a ZIP every XML in it; --hold lets a person release them, --release lets go what is held already, --check-only sends nothing",
            c -> new Sending(submissions, c).run()),
        command(
            "submission-list",
            "[--company ID] [--state STATE] [--limit N] [--json]  lists what was given to be sent, newest first",
            this::list),
        command(
            "submission-show",
            "ID [--json]  shows one with its findings, the authority's errors explained, and its history",
            this::show),
        command(
            "submission-release",
            "ID… [--json]  lets them go out",
            c -> each(c, id -> submissions.release(c.actor(), id))),
        command(
            "submission-cancel",
            "ID… --reason TEXT [--json]  takes them back before anything was sent",
            c -> each(c, id -> submissions.cancel(c.actor(), id, c.args().require("reason")))),
        command(
            "spv-message",
            "DOCUMENT --text TEXT | DOCUMENT --template NAME [--reason TEXT] [--lang ro|en] [--json] | --templates [--lang ro|en] [--json]  sends the seller of a received invoice a message, or lists the templates",
            this::message));
  }

  private int list(Call call) {
    List<Submission> all =
        submissions.list(
            call.actor(),
            call.company(),
            call.args().option("state").map(SubmissionCommands::state),
            call.args().number("limit", 100, 10_000));
    if (call.json()) {
      call.answer(all.stream().map(SubmissionView::of).toList());
      return 0;
    }
    Table t = new Table("id", "company", "file", "kind", "state", "index", "what to know");
    all.forEach(
        s ->
            t.row(
                s.id(),
                s.company(),
                s.fileName(),
                s.standard(),
                s.state() + (s.held() ? " (held)" : ""),
                s.index().orElse(""),
                s.problem().map(Problem::toString).orElse("")));
    call.console().out(t.toString());
    return 0;
  }

  private static SubmissionState state(String text) {
    try {
      return SubmissionState.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new PartidaException(
          new Problem(
              "usage",
              "there is no state " + text,
              text,
              "one of " + List.of(SubmissionState.values())),
          e);
    }
  }

  private int show(Call call) {
    SubmissionDetails d = submissions.show(call.actor(), call.args().first("the submission id"));
    if (call.json()) {
      call.answer(SubmissionView.of(d, call.language()));
      return 0;
    }
    call.console().out(SubmissionText.of(d.submission().fileName(), d, call.language()));
    d.history()
        .forEach(e -> call.console().out(e.at() + " " + e.state() + " " + e.detail() + "\n"));
    return 0;
  }

  /** What is done with one. */
  private interface Step {
    Submission one(String id);
  }

  /** Each for itself: one that is refused stops nobody. */
  private static int each(Call call, Step step) {
    call.args().first("a submission id");
    List<Obj> done = new ArrayList<>();
    boolean failed = false;
    for (String id : call.args().rest()) {
      try {
        Submission s = step.one(id);
        done.add(SubmissionView.of(s));
        tell(call, SubmissionText.line(s.fileName(), s, call.language()));
      } catch (PartidaException e) {
        failed = true;
        done.add(SubmissionView.failed(id, e.problem()));
        tell(call, id + ": error\n  " + e.problem() + "\n");
      }
    }
    if (call.json()) {
      call.answer(done);
    }
    return failed ? 1 : 0;
  }

  private static void tell(Call call, String text) {
    if (!call.json()) {
      call.console().out(text);
    }
  }

  private int message(Call call) throws Exception {
    if (call.args().flag("templates")) {
      return templates(call);
    }
    String id = call.args().first("the document id");
    Optional<String> template = call.args().option("template");
    String text =
        template.isPresent()
            ? Messaging.template(documents, call, id, template.get())
            : call.args().require("text");
    Submission s = submissions.message(call.actor(), id, text).submission();
    if (call.json()) {
      call.answer(SubmissionView.of(s));
    } else {
      call.console().out(SubmissionText.line("message", s, call.language()));
    }
    return 0;
  }

  private static int templates(Call call) {
    List<MessageTemplates.Template> all = MessageTemplates.all(Messaging.language(call));
    if (call.json()) {
      call.answer(all.stream().map(MessageTemplates::view).toList());
      return 0;
    }
    Table t = new Table("name", "title", "text");
    all.forEach(x -> t.row(x.name(), x.title(), x.text()));
    call.console().out(t.toString());
    return 0;
  }
}
