package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.posting.VatBook;
import org.partida.api.posting.VatBooks;
import org.partida.api.posting.VatJournal;
import org.partida.api.posting.VatPeriod;
import org.partida.api.posting.VatSheet;
import org.partida.api.posting.VatTie;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.VatView;

/** {@code vat-journal vat-sheet}. */
@Component(service = CommandGroup.class)
public final class VatCommands implements CommandGroup {
  private static final List<String> FORMATS = List.of("csv", "xlsx", "pdf");

  private final VatBooks books;

  @Activate
  public VatCommands(@Reference VatBooks books) {
    this.books = books;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "vat-journal",
            "sales|purchases --company ID --period YYYY-MM|YYYY-Qn [--lang ro|it|en] [--json | --csv | --xlsx --out FILE | --pdf --out FILE]  the VAT journal of a period with its ties to the ledger; exit code 1 if something does not tie",
            call -> run(call, true)),
        command(
            "vat-sheet",
            "d300|d394 --company ID --period YYYY-MM|YYYY-Qn [--lang ro|it|en] [--json | --csv | --xlsx --out FILE | --pdf --out FILE]  the rows of the VAT return or the control sheet of return 394; exit code 1 if something does not tie",
            call -> run(call, false)));
  }

  private int run(Call call, boolean journal) throws IOException {
    String what = journal ? "sales or purchases" : "d300 or d394";
    VatBook book = VatBook.parse(call.args().first(what));
    if (book.journal() != journal) {
      throw new PartidaException(
          new Problem(
              "usage",
              book.word() + " is not for this command",
              "book",
              "say " + what + ", or use " + (journal ? "vat-sheet" : "vat-journal")));
    }
    VatPeriod period = VatPeriod.parse(call.args().require("period"));
    Optional<String> format = FORMATS.stream().filter(f -> call.args().flag(f)).findFirst();
    if (format.isPresent()) {
      return print(call, book, period, format.get());
    }
    Locale language = language(call);
    if (journal) {
      VatJournal j = books.journal(call.actor(), call.requireCompany(), book, period);
      if (call.json()) {
        call.answer(VatView.of(j));
      } else {
        call.console().out(text(j, language));
        rest(call, j.ties(), j.findings());
      }
      return code(j.ties());
    }
    VatSheet s = books.sheet(call.actor(), call.requireCompany(), book, period);
    if (call.json()) {
      call.answer(VatView.of(s));
    } else {
      call.console().out(text(s, language));
      rest(call, s.ties(), s.findings());
    }
    return code(s.ties());
  }

  private static int code(List<VatTie> ties) {
    return ties.stream().allMatch(VatTie::ties) ? 0 : 1;
  }

  private int print(Call call, VatBook book, VatPeriod period, String format) throws IOException {
    Optional<String> out = call.args().option("out");
    if (out.isEmpty() && !"csv".equals(format)) {
      throw new PartidaException(
          new Problem("usage", format + " is no text", "out", "give --out FILE"));
    }
    // whole before the file is touched: a failure leaves no half of it
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    books.print(call.actor(), call.requireCompany(), book, period, format, language(call), bytes);
    if (out.isEmpty()) {
      call.console().out(bytes.toString(StandardCharsets.UTF_8));
      return 0;
    }
    Path file = call.path(out.get());
    try (OutputStream to = Files.newOutputStream(file)) {
      bytes.writeTo(to);
    }
    call.console().err(file + "\n");
    return 0;
  }

  private static Locale language(Call call) {
    return call.args().option("lang").map(Locale::forLanguageTag).orElse(call.language());
  }

  private static String text(VatJournal j, Locale language) {
    List<String> head = new ArrayList<>(List.of("date", "document", "partner", "tax id", ">total"));
    j.columns().forEach(c -> head.add(">" + name(c.names(), language)));
    Table t = new Table(head.toArray(String[]::new));
    for (VatJournal.Row r : j.rows()) {
      List<Object> cells =
          new ArrayList<>(
              List.of(
                  r.date(),
                  r.number() + (r.note().isEmpty() ? "" : " (" + r.note() + ")"),
                  r.partner(),
                  r.taxId().orElse(""),
                  r.total().amountText()));
      j.columns().forEach(c -> cells.add(amount(r.amounts().get(c.code()))));
      t.row(cells.toArray());
    }
    List<Object> totals = new ArrayList<>(List.of("", "", "total", "", j.total().amountText()));
    j.columns().forEach(c -> totals.add(amount(j.totals().get(c.code()))));
    t.row(totals.toArray());
    return t.toString();
  }

  private static String amount(Money m) {
    return m == null ? "" : m.amountText();
  }

  private static String text(VatSheet s, Locale language) {
    Table t = new Table("row", "name", "tax id", ">documents", ">base", ">VAT");
    for (VatSheet.Row r : s.rows()) {
      boolean nothing =
          r.documents() == 0
              && r.kind() != VatSheet.Kind.TOTAL
              && r.vat().filter(m -> !m.isZero()).isEmpty();
      if (!nothing) {
        t.row(
            r.code(),
            r.partner().orElse(name(r.names(), language)),
            r.taxId().orElse(""),
            r.documents() == 0 ? "" : r.documents(),
            r.base().map(Money::amountText).orElse(""),
            r.vat().map(Money::amountText).orElse(""));
      }
    }
    return t.toString();
  }

  private static void rest(Call call, List<VatTie> ties, List<Problem> findings) {
    for (VatTie t : ties) {
      call.console()
          .out(
              t.account()
                  + ": book "
                  + t.book()
                  + ", ledger "
                  + t.ledger()
                  + (t.differences().isEmpty() ? ", equal" : "")
                  + "\n");
      t.differences()
          .forEach(
              d ->
                  call.console()
                      .out(
                          "  "
                              + d.kind()
                              + " "
                              + d.amount()
                              + " "
                              + String.join(" ", d.entry(), d.document(), d.belongs()).strip()
                              + "\n"));
    }
    findings.forEach(p -> call.console().out("to be checked: " + p + "\n"));
  }

  private static String name(Map<String, String> names, Locale language) {
    return names.getOrDefault(language.getLanguage(), names.get("en"));
  }
}
