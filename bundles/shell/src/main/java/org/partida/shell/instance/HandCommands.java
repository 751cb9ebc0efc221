package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.posting.HandEntries;
import org.partida.api.posting.HandOffer;
import org.partida.api.posting.JournalEntry;
import org.partida.api.posting.VoucherRecord;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.PartnerRef;
import org.partida.shell.core.Args;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.HandView;
import org.partida.views.VoucherView;

/**
 * {@code entry-list entry-find entry-link entry-unlink entry-refuse entry-book entry-take-back}.
 */
@Component(service = CommandGroup.class)
public final class HandCommands implements CommandGroup {
  private final HandEntries entries;

  @Activate
  public HandCommands(@Reference HandEntries entries) {
    this.entries = entries;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "entry-list",
            "[--company ID] [--state open|linked|refused|dropped|all] [--limit N] [--json]  lists entries that people booked in the host by hand, beside the documents whose posting they may be",
            this::list),
        command(
            "entry-find",
            "DOCUMENT [--json]  asks the host which entries made by hand may be the document's posting",
            c -> print(c, entries.find(c.actor(), document(c)))),
        command(
            "entry-link",
            "DOCUMENT ENTRY [--reason TEXT] [--json]  says that the entry (id or number) is the document's posting: nothing else is booked",
            this::link),
        command(
            "entry-unlink",
            "DOCUMENT [--reason TEXT] [--json]  takes that back; the entry stays in the host, the document is proposed anew",
            c -> print(c, List.of(entries.unlink(c.actor(), document(c), reason(c))))),
        command(
            "entry-refuse",
            "DOCUMENT [--reason TEXT] [--json]  says that none of the entries is the document's: it is posted by itself",
            this::refuse),
        command(
            "entry-book",
            "--company ID --date DATE --journal SALES|PURCHASES|BANK|CASH|MISC --text TEXT [--number N] [--document-date DATE] [--partner-id CODE] [--partner NAME]"
                + " [--country CC] [--id KEY] [--anyway] ACCOUNT:D|C:AMOUNT… [--json]  books an entry by hand, where the host has no screen for it; --id: the same order books once",
            this::book),
        command(
            "entry-take-back",
            "ENTRY --company ID --reason TEXT [--json]  takes an entry made by hand (id) back by a counter-entry",
            this::takeBack));
  }

  private int list(Call call) {
    String state = call.args().option("state").orElse("open").toUpperCase(Locale.ROOT);
    return print(
        call,
        entries.list(
            call.actor(),
            call.company(),
            state.equals("ALL")
                ? Optional.empty()
                : Optional.of(one(HandOffer.State.class, state, "state")),
            call.args().number("limit", 100, 1000)));
  }

  private int link(Call call) {
    String document = document(call);
    if (call.args().rest().size() < 2) {
      throw usage("the entry is missing", document, "entry-find " + document + " shows them");
    }
    String entry = call.args().rest().get(1);
    return print(call, List.of(entries.link(call.actor(), document, entry, reason(call))));
  }

  private int refuse(Call call) {
    String document = document(call);
    List<VoucherRecord> posted = entries.postAnyway(call.actor(), document, reason(call));
    if (call.json()) {
      call.answer(posted.stream().map(VoucherView::of).toList());
    } else if (posted.isEmpty()) {
      call.console().out(document + " answered; nothing was left to post\n");
    }
    if (!call.json()) {
      posted.forEach(
          r ->
              call.console()
                  .out(
                      r.voucher().externalId()
                          + " "
                          + r.state()
                          + " "
                          + r.number().orElse("")
                          + "\n"));
    }
    return 0;
  }

  private int book(Call call) {
    Args a = call.args();
    HandEntries.Draft draft =
        new HandEntries.Draft(
            call.requireCompany(),
            a.option("id"),
            a.day("date").orElseThrow(() -> usage("option --date is missing", "", "add it")),
            a.day("document-date"),
            one(Journal.class, a.require("journal").toUpperCase(Locale.ROOT), "journal"),
            a.option("number").orElse(""),
            partner(a),
            a.require("text"),
            a.rest().stream().map(HandEntries.DraftLine::of).toList(),
            a.flag("anyway"));
    return print(call, entries.book(call.actor(), draft));
  }

  private static Optional<PartnerRef> partner(Args a) {
    Optional<String> id = a.option("partner-id").map(i -> i.strip().toUpperCase(Locale.ROOT));
    Optional<String> name = a.option("partner").or(() -> id);
    return name.map(n -> new PartnerRef(n, a.option("country"), id));
  }

  private int takeBack(Call call) {
    return print(
        call,
        entries.takeBack(
            call.actor(),
            call.requireCompany(),
            call.args().first("the entry"),
            call.args().require("reason")));
  }

  private static int print(Call call, JournalEntry e) {
    if (call.json()) {
      call.answer(VoucherView.of(e));
    } else {
      call.console().out(e.number() + " " + e.entry().externalId() + "\n");
    }
    return 0;
  }

  private static int print(Call call, List<HandOffer> all) {
    if (call.json()) {
      call.answer(all.stream().map(HandView::of).toList());
      return 0;
    }
    Table t = new Table("document", "number", "entry", "id", "date", "state", "why");
    all.forEach(
        o ->
            t.row(
                o.document(),
                o.number(),
                o.entry().number(),
                o.id(),
                o.entry().entry().date(),
                o.state(),
                String.join("; ", o.evidence())));
    call.console().out(t.toString());
    return 0;
  }

  private static String document(Call call) {
    return call.args().first("the document id");
  }

  private static String reason(Call call) {
    return call.args().option("reason").orElse("");
  }

  private static <E extends Enum<E>> E one(Class<E> type, String text, String name) {
    try {
      return Enum.valueOf(type, text);
    } catch (IllegalArgumentException e) {
      throw (PartidaException)
          usage(
                  "there is no " + name + " " + text,
                  text,
                  "one of " + List.of(type.getEnumConstants()))
              .initCause(e);
    }
  }

  private static PartidaException usage(String message, String location, String fix) {
    return new PartidaException(new Problem("usage", message, location, fix));
  }
}
