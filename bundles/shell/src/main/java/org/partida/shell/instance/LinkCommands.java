package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.document.DocumentFinding;
import org.partida.api.document.LinkOffer;
import org.partida.api.document.Links;
import org.partida.api.network.MessageDetails;
import org.partida.api.network.Messages;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.NoticeText;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.LinkView;
import org.partida.views.Obj;

/** {@code message-show link-list link-accept link-refuse link-undo finding-clear}. */
@Component(service = CommandGroup.class)
public final class LinkCommands implements CommandGroup {
  private final Links links;
  private final Messages messages;

  @Activate
  public LinkCommands(@Reference Links links, @Reference Messages messages) {
    this.links = links;
    this.messages = messages;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "message-show",
            "ID [--company ID] [--json]  shows a message with each error explained: rule, business term, meaning, fix; with --company ID is the authority's, else the whole key",
            this::message),
        command(
            "link-list",
            "[--company ID] [--state open|accepted|refused|undone|all] [--limit N] [--json]  lists documents that may be papers of one fact, with the reasons",
            this::list),
        command(
            "link-accept",
            "OFFER… [--reason TEXT] [--json]  says that the two are one fact: one document keeps both papers and the entry",
            c -> each(c, id -> links.accept(c.actor(), id, reason(c)))),
        command(
            "link-refuse",
            "OFFER… [--reason TEXT] [--json]  says that they are two facts; what waited goes on",
            c -> each(c, id -> links.refuse(c.actor(), id, reason(c)))),
        command(
            "link-undo",
            "OFFER… [--reason TEXT] [--json]  takes an acceptance back",
            c -> each(c, id -> links.undo(c.actor(), id, reason(c)))),
        command(
            "finding-clear",
            "DOCUMENT KEY --reason TEXT [--json]  a person has looked at a difference between papers: it stands no more",
            this::clear));
  }

  private int message(Call call) {
    String id = call.args().first("the message id");
    MessageDetails d =
        call.company().isPresent()
            ? messages.show(call.actor(), call.company().get(), id)
            : messages.show(call.actor(), id);
    if (call.json()) {
      call.answer(LinkView.of(d));
      return 0;
    }
    LinkView.of(d).map().entrySet().stream()
        .filter(e -> !(e.getValue() instanceof List))
        .forEach(e -> call.console().out(e.getKey() + ": " + e.getValue() + "\n"));
    if (d.findings().isEmpty()) {
      d.message().texts().forEach(t -> call.console().out("  " + t + "\n"));
    }
    d.findings().forEach(f -> call.console().out(NoticeText.of(f, call.language())));
    d.papers()
        .forEach(
            p -> call.console().out(p.role().toLowerCase(Locale.ROOT) + ": " + p.hash() + "\n"));
    return 0;
  }

  private int list(Call call) {
    String state = call.args().option("state").orElse("open").toUpperCase(Locale.ROOT);
    List<LinkOffer> all =
        links.offers(
            call.actor(),
            call.company(),
            state.equals("ALL") ? Optional.empty() : Optional.of(state(state)),
            call.args().number("limit", 100, 1000));
    if (call.json()) {
      call.answer(all.stream().map(LinkView::of).toList());
      return 0;
    }
    Table t = new Table("offer", "company", "was there", "came later", ">score", "state", "why");
    all.forEach(
        o ->
            t.row(
                o.id(),
                o.company(),
                o.first(),
                o.second(),
                o.score(),
                o.state(),
                String.join("; ", o.evidence())));
    call.console().out(t.toString());
    return 0;
  }

  private static LinkOffer.State state(String text) {
    try {
      return LinkOffer.State.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw new PartidaException(
          new Problem(
              "usage",
              "there is no state " + text,
              text,
              "one of " + List.of(LinkOffer.State.values()) + " or all"),
          e);
    }
  }

  /** An answer to one offer. */
  private interface Answer {
    LinkOffer one(String id);
  }

  private static int each(Call call, Answer answer) {
    call.args().first("an offer id");
    List<LinkOffer> done = call.args().rest().stream().map(answer::one).toList();
    if (call.json()) {
      call.answer(done.stream().map(LinkView::of).toList());
    } else {
      done.forEach(
          o ->
              call.console()
                  .out(
                      o.id()
                          + " "
                          + o.state()
                          + o.primary().map(p -> ", kept by " + p).orElse("")
                          + "\n"));
    }
    return 0;
  }

  private static String reason(Call call) {
    return call.args().option("reason").orElse("");
  }

  private int clear(Call call) {
    String document = call.args().first("the document id");
    if (call.args().rest().size() < 2) {
      throw new PartidaException(
          new Problem(
              "usage", "the finding's key is missing", document, "document-show shows the keys"));
    }
    DocumentFinding f =
        links.clear(
            call.actor(), document, call.args().rest().get(1), call.args().require("reason"));
    Obj o = LinkView.of(f);
    if (call.json()) {
      call.answer(o);
    } else {
      call.console().out(f.key() + " cleared\n");
    }
    return 0;
  }
}
