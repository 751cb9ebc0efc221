package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.posting.AccountingPeriods;
import org.partida.api.posting.Books;
import org.partida.api.posting.JournalEntry;
import org.partida.api.posting.MonthExports;
import org.partida.api.posting.TrialBalance;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.base.text.Months;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.VoucherLine;
import org.partida.shell.core.Args;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.Obj;
import org.partida.views.VoucherView;

/** {@code voucher-list voucher-show post trial-balance journal export}. */
@Component(service = CommandGroup.class)
public final class BookCommands implements CommandGroup {
  private final Books books;
  private final MonthExports months;
  private final AccountingPeriods periods;
  private final Clock clock;

  @Activate
  public BookCommands(
      @Reference Books books,
      @Reference MonthExports months,
      @Reference AccountingPeriods periods,
      @Reference Clock clock) {
    this.books = books;
    this.months = months;
    this.periods = periods;
    this.clock = clock;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "voucher-list",
            "--company ID [--state STATE] [--limit N] [--after POSITION] [--json]  lists vouchers",
            this::list),
        command(
            "voucher-show",
            "EXTERNAL-ID [--json]  shows a voucher with the reason of each line",
            this::show),
        command(
            "post",
            "--company ID [DOCUMENT-ID] [--date DATE [--prior-year-error]] [--json]  posts approved documents; with a date one document whose own period is closed, its costs or income on 1174 if they are a material error of a closed year",
            this::post),
        command(
            "trial-balance",
            "--company ID [--as-of DATE] [--json]  balances of all accounts",
            this::trialBalance),
        command(
            "journal",
            "--company ID [--from DATE] [--to DATE] [--limit N] [--after POSITION] [--json]  the posted entries",
            this::journal),
        command(
            "export",
            "--company ID --format beancount|csv|hledger|ledger [--out FILE]  writes the journal for another program; --format saft --period 2026-10 a month of D406",
            this::export));
  }

  private int list(Call call) {
    Args a = call.args();
    Optional<VoucherState> state =
        a.option("state").map(s -> VoucherState.valueOf(s.toUpperCase(Locale.ROOT)));
    Page<VoucherRecord> page =
        books.vouchers(
            call.actor(),
            call.requireCompany(),
            state,
            a.number("limit", 100, 10_000),
            a.option("after"));
    if (call.json()) {
      call.answer(Obj.obj().list("items", page.items(), VoucherView::of).put("next", page.next()));
      return 0;
    }
    Table t = new Table("external id", "date", "document", "text", ">total", "state", "number");
    for (VoucherRecord r : page.items()) {
      t.row(
          r.voucher().externalId(),
          r.voucher().date(),
          r.voucher().documentNumber(),
          r.voucher().text(),
          r.voucher().total(),
          r.state(),
          r.number().orElse(""));
    }
    call.console().out(t.toString());
    page.next().ifPresent(n -> call.console().err("more: --after " + n + "\n"));
    return 0;
  }

  private int show(Call call) {
    ExternalId id = new ExternalId(call.args().first("the external id"));
    VoucherRecord r =
        books
            .find(call.actor(), id)
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem(
                            "voucher.unknown",
                            "there is no voucher " + id,
                            id.value(),
                            "voucher-list shows the ids")));
    print(call, List.of(r), true);
    return 0;
  }

  private int post(Call call) {
    Optional<LocalDate> date = call.args().option("date").map(LocalDate::parse);
    List<VoucherRecord> touched =
        date.isPresent()
            ? periods.postOn(
                call.actor(),
                call.requireCompany(),
                call.args().first("the document id"),
                date.get(),
                call.args().flag("prior-year-error"))
            : books.post(
                call.actor(), call.requireCompany(), call.args().rest().stream().findFirst());
    print(call, touched, false);
    return touched.stream().anyMatch(v -> v.state() == VoucherState.REJECTED) ? 1 : 0;
  }

  static void print(Call call, List<VoucherRecord> all, boolean lines) {
    if (call.json()) {
      if (lines) {
        call.answer(VoucherView.of(all.get(0)));
      } else {
        call.answer(all.stream().map(VoucherView::of).toList());
      }
      return;
    }
    for (VoucherRecord r : all) {
      call.console()
          .out(
              r.voucher().externalId()
                  + "  "
                  + r.voucher().date()
                  + "  "
                  + r.voucher().text()
                  + "  "
                  + r.state()
                  + " "
                  + r.number().orElse("")
                  + "\n");
      r.problem().ifPresent(p -> call.console().err("  " + p + "\n"));
      if (lines) {
        Table t = new Table("account", "side", ">amount", "why");
        for (VoucherLine l : r.voucher().lines()) {
          t.row(l.account(), l.side(), l.amount(), l.why());
        }
        call.console().out(t.toString());
      }
    }
  }

  private int trialBalance(Call call) {
    LocalDate asOf =
        call.args().option("as-of").map(LocalDate::parse).orElseGet(() -> LocalDate.now(clock));
    TrialBalance b = books.trialBalance(call.actor(), call.requireCompany(), asOf);
    if (call.json()) {
      call.answer(VoucherView.of(b));
    } else {
      call.console().out(text(b));
    }
    return 0;
  }

  /** The trial balance as people read it. */
  public static String text(TrialBalance b) {
    Table t = new Table("account", "name", ">debit", ">credit", ">balance");
    b.rows()
        .forEach(
            r ->
                t.row(
                    r.account(),
                    r.name(),
                    r.debit().amountText(),
                    r.credit().amountText(),
                    r.balance().amountText()));
    t.row(
        "",
        "total",
        b.totalDebit().amountText(),
        b.totalCredit().amountText(),
        b.totalDebit().minus(b.totalCredit()).amountText());
    return t.toString();
  }

  private int journal(Call call) {
    Args a = call.args();
    Page<JournalEntry> page =
        books.journal(
            call.actor(),
            call.requireCompany(),
            a.option("from").map(LocalDate::parse),
            a.option("to").map(LocalDate::parse),
            a.number("limit", 100, 10_000),
            a.option("after"));
    if (call.json()) {
      call.answer(Obj.obj().list("items", page.items(), VoucherView::of).put("next", page.next()));
      return 0;
    }
    Table t = new Table("number", "date", "document", "account", "side", ">amount");
    for (JournalEntry e : page.items()) {
      e.entry()
          .lines()
          .forEach(
              l ->
                  t.row(
                      e.number(),
                      e.entry().date(),
                      e.entry().documentNumber(),
                      l.account(),
                      l.side(),
                      l.amount()));
    }
    call.console().out(t.toString());
    page.next().ifPresent(n -> call.console().err("more: --after " + n + "\n"));
    return 0;
  }

  private int export(Call call) throws IOException {
    CompanyId company = call.requireCompany();
    String format = call.args().require("format");
    if (call.args().option("out").isPresent()) {
      Path file = call.path(call.args().require("out"));
      try (OutputStream out = Files.newOutputStream(file)) {
        export(call, company, format, out);
      }
      return 0;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export(call, company, format, out);
    call.console().out(out.toString(StandardCharsets.UTF_8));
    return 0;
  }

  private void export(Call call, CompanyId company, String format, OutputStream out)
      throws IOException {
    if (months.formats().contains(format)) {
      YearMonth month = Months.of(call.args().require("period")).get(0);
      months.export(call.actor(), company, format, month, out);
    } else {
      books.export(call.actor(), company, format, out);
    }
  }
}
