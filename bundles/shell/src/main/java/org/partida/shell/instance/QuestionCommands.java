package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.posting.Questions;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.views.AllocationView;

/** {@code question-list question-answer}. */
@Component(service = CommandGroup.class)
public final class QuestionCommands implements CommandGroup {
  private final Questions questions;

  @Activate
  public QuestionCommands(@Reference Questions questions) {
    this.questions = questions;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "question-list",
            "--company ID [--json]  what the posting rules ask, with all that waits for each answer",
            this::list),
        command(
            "question-answer",
            "QUESTION ANSWER --company ID "
                + Outcomes.OPTIONS
                + " [--any-partner] [--json]  answers a question; documents that waited for it are proposed anew",
            this::answer));
  }

  private int list(Call call) {
    List<Questions.Open> open = questions.open(call.actor(), call.requireCompany());
    if (call.json()) {
      call.answer(open.stream().map(AllocationView::of).toList());
      return 0;
    }
    StringBuilder b = new StringBuilder(256);
    for (Questions.Open q : open) {
      b.append(q.id()).append("  ").append(q.text()).append('\n');
      List<String> numbers =
          q.documents().stream().map(Questions.Where::number).distinct().toList();
      b.append("   ").append(numbers.size()).append(" documents wait: ");
      b.append(String.join(", ", numbers.subList(0, Math.min(5, numbers.size()))));
      b.append(numbers.size() > 5 ? ", …\n" : "\n");
      if (!q.choices().isEmpty()) {
        b.append("   answers: ").append(String.join(", ", q.choices())).append('\n');
      }
      q.before()
          .ifPresent(
              m ->
                  b.append("   before: ")
                      .append(Outcomes.words(m.outcome()))
                      .append(", ")
                      .append(m.times())
                      .append(m.times() == 1 ? " time, last on " : " times, last on ")
                      .append(m.last())
                      .append('\n'));
    }
    b.append(
        open.isEmpty() ? "no questions\n" : "answer one: question-answer q-… ANSWER --company …\n");
    call.console().out(b.toString());
    return 0;
  }

  private int answer(Call call) {
    String key = call.args().first("the question");
    if (call.args().rest().size() < 2) {
      throw usage("the answer is missing", "give it after the question");
    }
    String value = call.args().rest().get(1);
    Questions.Answered done =
        questions.answer(
            call.actor(),
            call.requireCompany(),
            key,
            new Questions.Answer(
                value, Outcomes.of(call.args(), value), call.args().flag("any-partner")));
    if (call.json()) {
      call.answer(AllocationView.of(done));
    } else {
      call.console()
          .out(
              done.what()
                  + done.rule().map(r -> " (rule " + r + ")").orElse("")
                  + "; "
                  + done.documents()
                  + (done.documents() == 1 ? " document is" : " documents are")
                  + " proposed anew\n");
    }
    return 0;
  }

  private static PartidaException usage(String message, String fix) {
    return new PartidaException(new Problem("usage", message, "", fix));
  }
}
