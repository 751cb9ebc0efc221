package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.document.BusinessPapers;
import org.partida.api.document.PaperImport;
import org.partida.api.document.PaperTie;
import org.partida.base.file.PathFiles;
import org.partida.base.json.Json;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.AccountCode;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.spi.posting.PaperSettings;
import org.partida.views.BusinessPaperView;
import org.partida.views.Obj;

/** {@code paper-import paper-show paper-link paper-settings retail-discharge}. */
@Component(service = CommandGroup.class)
public final class BusinessPaperCommands implements CommandGroup {
  private final BusinessPapers papers;

  @Activate
  public BusinessPaperCommands(@Reference BusinessPapers papers) {
    this.papers = papers;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "paper-import",
            "FILE… --company ID [--json]  takes receptions, delivery notes, Z reports, receipts, customs declarations and discharges from JSON or CSV (docs/papers.md), each once; folders and ZIP too",
            this::take),
        command(
            "paper-show", "ID [--json]  shows what such a paper says, and its ties", this::show),
        command(
            "paper-link",
            "INVOICE PAPER… [--no] [--json]  says that an invoice belongs to papers of its goods (--no: that it does not)",
            this::tie),
        command(
            "paper-settings",
            "--company ID [--vat-without-document yes|no] [--return-difference ACCOUNT] [--json]  shows or changes what the company decided about papers",
            this::settings),
        command(
            "retail-discharge",
            "--company ID --month YYYY-MM [--json]  discharges the shops at shelf prices for a month with coefficient K, by shop and rate",
            this::discharge));
  }

  private int take(Call call) {
    CompanyId company = call.requireCompany();
    call.args().first("a file or folder");
    List<PaperImport> done = new ArrayList<>();
    for (String text : call.args().rest()) {
      PathFiles.visit(
          text,
          call.path(text),
          new PathFiles.Visitor() {
            @Override
            public void file(String name, InputStream content) throws IOException {
              try {
                done.add(papers.take(call.actor(), company, name, content, call.progress()));
              } catch (PartidaException e) {
                failed(name, e.problem());
              }
            }

            @Override
            public void failed(String name, Problem problem) {
              done.add(new PaperImport(name, List.of(), List.of(problem)));
            }
          });
    }
    call.console().progress("");
    return tell(call, done);
  }

  private static int tell(Call call, List<PaperImport> done) {
    if (call.json()) {
      call.answer(done.stream().map(BusinessPaperView::of).toList());
    } else {
      done.forEach(d -> call.console().out(text(d)));
    }
    return done.stream().allMatch(d -> d.problems().isEmpty()) ? 0 : 1;
  }

  private static String text(PaperImport d) {
    StringBuilder s =
        new StringBuilder(d.file())
            .append(": ")
            .append(d.count(PaperImport.Outcome.NEW))
            .append(" new, ")
            .append(d.count(PaperImport.Outcome.SAME))
            .append(" known, ")
            .append(d.count(PaperImport.Outcome.DIFFERS))
            .append(" differ, ")
            .append(d.problems().size())
            .append(" not taken\n");
    d.items()
        .forEach(
            i ->
                s.append("  ")
                    .append(i.document())
                    .append(' ')
                    .append(i.kind())
                    .append(' ')
                    .append(i.number())
                    .append(' ')
                    .append(i.outcome())
                    .append('\n'));
    d.problems().forEach(p -> s.append("  ").append(p).append('\n'));
    return s.toString();
  }

  private int show(Call call) {
    String id = call.args().first("a document id");
    Obj view =
        BusinessPaperView.of(papers.content(call.actor(), id))
            .some("ties", papers.ties(call.actor(), id), BusinessPaperView::of);
    if (call.json()) {
      call.answer(view);
    } else {
      view.map().forEach((k, v) -> call.console().out(k + ": " + plain(v) + "\n"));
    }
    return 0;
  }

  private static String plain(Object v) {
    return v instanceof List || v instanceof Map ? Json.write(v) : String.valueOf(v);
  }

  private int tie(Call call) {
    String invoice = call.args().first("the invoice's document id");
    List<Obj> all = new ArrayList<>();
    for (String paper : call.args().rest().subList(1, call.args().rest().size())) {
      PaperTie t = papers.tie(call.actor(), paper, invoice, !call.args().flag("no"));
      all.add(BusinessPaperView.of(t));
      if (!call.json()) {
        call.console()
            .out(paper + (t.joined() ? " belongs to " : " does not belong to ") + invoice + "\n");
      }
    }
    if (all.isEmpty()) {
      throw usage("no paper is named", "give the ids of the papers after that of the invoice");
    }
    if (call.json()) {
      call.answer(all);
    }
    return 0;
  }

  private int settings(Call call) {
    CompanyId company = call.requireCompany();
    PaperSettings now = papers.settings(call.actor(), company);
    boolean vat =
        call.args()
            .option("vat-without-document")
            .map(BusinessPaperCommands::yes)
            .orElse(now.vatWithoutDocument());
    AccountCode account =
        call.args()
            .option("return-difference")
            .map(BusinessPaperCommands::account)
            .orElse(now.returnDifference());
    PaperSettings wanted = new PaperSettings(vat, account);
    if (!wanted.equals(now)) {
      now = papers.settings(call.actor(), company, wanted);
    }
    if (call.json()) {
      call.answer(BusinessPaperView.of(now));
    } else {
      call.console()
          .out(
              "VAT of goods without a document: "
                  + (now.vatWithoutDocument() ? "booked to 4428" : "not booked before the invoice")
                  + "\ndifference of returned goods: "
                  + now.returnDifference()
                  + "\n");
    }
    return 0;
  }

  private static boolean yes(String text) {
    if (!text.matches("yes|no|true|false")) {
      throw usage("not yes or no: " + text, "give yes or no");
    }
    return text.matches("yes|true");
  }

  private static AccountCode account(String text) {
    try {
      return AccountCode.of(text);
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage(), "give an account such as 607");
    }
  }

  private int discharge(Call call) {
    String month = call.args().require("month");
    try {
      PaperImport done =
          papers.discharge(call.actor(), call.requireCompany(), YearMonth.parse(month));
      return tell(call, List.of(done));
    } catch (DateTimeException e) {
      throw usage("not a month: " + month, "write it as 2026-10");
    }
  }

  private static PartidaException usage(String what, String fix) {
    return new PartidaException(new Problem("usage", what, "", fix));
  }
}
