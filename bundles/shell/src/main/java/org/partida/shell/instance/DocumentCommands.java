package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.document.Documents;
import org.partida.api.document.Links;
import org.partida.api.network.Messages;
import org.partida.api.submission.Submissions;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;
import org.partida.shell.core.Args;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.DocumentView;
import org.partida.views.InvoiceView;
import org.partida.views.LinkView;
import org.partida.views.Obj;

/** {@code document-list document-show document-approve document-reject document-reopen}. */
@Component(service = CommandGroup.class)
public final class DocumentCommands implements CommandGroup {
  private final Documents documents;
  private final Links links;
  private final Messages messages;
  private final Submissions submissions;

  @Activate
  public DocumentCommands(
      @Reference Documents documents,
      @Reference Links links,
      @Reference Messages messages,
      @Reference Submissions submissions) {
    this.submissions = submissions;
    this.documents = documents;
    this.links = links;
    this.messages = messages;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "document-list",
            "[--company ID] [--direction received|issued] [--from DATE] [--to DATE] [--decision STATE] [--accounting STATE] [--limit N] [--after POSITION] [--json]  lists documents",
            this::list),
        command(
            "document-show",
            "ID [--json]  shows a document, its content, decisions, messages, papers and what differs between them",
            this::show),
        command(
            "document-approve",
            "ID… | --all [--company ID] [--reason TEXT] [--json]  approves documents",
            this::approve),
        command(
            "document-reject",
            "ID… --reason TEXT [--message TEXT|@TEMPLATE [--lang ro|en]] [--json]  rejects documents, and sends the sellers a message",
            this::reject),
        command(
            "document-reopen",
            "ID… [--reason TEXT] [--json]  takes a decision back",
            c -> decide(c, (id, why) -> documents.reopen(c.actor(), id, why))));
  }

  private int list(Call call) {
    Args a = call.args();
    Page<Document> page =
        documents.list(
            call.actor(), filter(call), a.number("limit", 100, 10_000), a.option("after"));
    if (call.json()) {
      call.answer(Obj.obj().list("items", page.items(), DocumentView::of).put("next", page.next()));
      return 0;
    }
    Table t =
        new Table(
            "id",
            "company",
            "side",
            "date",
            "number",
            "partner",
            ">total",
            "decision",
            "accounting",
            "archive");
    for (Document d : page.items()) {
      t.row(
          d.id(),
          d.company(),
          d.direction(),
          d.issueDate(),
          d.number(),
          d.partnerName(),
          d.total(),
          d.decision(),
          d.accounting(),
          d.archive());
    }
    call.console().out(t.toString());
    page.next().ifPresent(n -> call.console().err("more: --after " + n + "\n"));
    return 0;
  }

  private static DocumentFilter filter(Call call) {
    Args a = call.args();
    return new DocumentFilter(
        call.company(),
        a.one("direction", Direction.class),
        a.option("from").map(LocalDate::parse),
        a.option("to").map(LocalDate::parse),
        a.one("decision", DecisionState.class),
        a.one("accounting", AccountingState.class));
  }

  private int show(Call call) {
    String id = call.args().first("the document id");
    Document d =
        documents
            .find(call.actor(), id)
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem(
                            "document.unknown",
                            "there is no document " + id,
                            id,
                            "document-list shows the ids")));
    Obj o =
        DocumentView.of(d)
            .put("invoice", documents.findInvoice(call.actor(), id).map(InvoiceView::of))
            .list("decisions", documents.decisions(call.actor(), id), DocumentView::of)
            .some("messages", messages.ofDocument(call.actor(), id), LinkView::of)
            .some("papers", links.papers(call.actor(), id), LinkView::of)
            .some("findings", links.findings(call.actor(), id), LinkView::of)
            .some("links", links.ofDocument(call.actor(), id), LinkView::of);
    if (call.json()) {
      call.answer(o);
    } else {
      o.map().forEach((k, v) -> call.console().out(k + ": " + v + "\n"));
    }
    return 0;
  }

  private int approve(Call call) {
    List<String> ids = call.args().flag("all") ? waiting(call) : call.args().rest();
    return each(call, ids, (id, why) -> documents.approve(call.actor(), id, why));
  }

  private List<String> waiting(Call call) {
    DocumentFilter f =
        new DocumentFilter(
            call.company(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(DecisionState.PENDING),
            Optional.empty());
    List<String> ids = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<Document> page = documents.list(call.actor(), f, 500, after);
      page.items().forEach(d -> ids.add(d.id()));
      after = page.next();
    } while (after.isPresent());
    return ids;
  }

  private int reject(Call call) throws IOException {
    Optional<String> message = call.args().option("message");
    call.args().first("a document id");
    List<String> ids = call.args().rest();
    List<String> texts = new ArrayList<>();
    if (message.isPresent()) {
      // made first: a mistake in the template must not leave half of it done
      ids.forEach(id -> texts.add(text(call, id, message.get())));
    }
    int status = each(call, ids, (id, why) -> documents.reject(call.actor(), id, why));
    for (int i = 0; i < texts.size(); i++) {
      try {
        String sent = submissions.message(call.actor(), ids.get(i), texts.get(i)).submission().id();
        call.console().err(ids.get(i) + " message " + sent + "\n");
      } catch (PartidaException e) {
        status = 1;
        call.console().err(ids.get(i) + " is rejected, without a message: " + e.problem() + "\n");
      }
    }
    return status;
  }

  private String text(Call call, String id, String message) {
    return message.startsWith("@")
        ? Messaging.template(documents, call, id, message.substring(1))
        : message;
  }

  private static int decide(Call call, Decide decide) {
    call.args().first("a document id");
    return each(call, call.args().rest(), decide);
  }

  private static int each(Call call, List<String> ids, Decide decide) {
    String reason = call.args().option("reason").orElse("");
    List<Document> done = new ArrayList<>();
    for (String id : ids) {
      done.add(decide.one(id, reason));
    }
    if (call.json()) {
      call.answer(done.stream().map(DocumentView::of).toList());
    } else {
      done.forEach(d -> call.console().out(d.id() + " " + d.number() + " " + d.decision() + "\n"));
    }
    return 0;
  }

  /** A decision on one document. */
  private interface Decide {
    Document one(String id, String reason);
  }
}
