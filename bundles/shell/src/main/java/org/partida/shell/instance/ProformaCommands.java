package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Companies;
import org.partida.api.match.ProformaBook;
import org.partida.model.Money;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Percent;
import org.partida.model.Problem;
import org.partida.model.TaxIds;
import org.partida.model.invoice.VatCategory;
import org.partida.model.match.Proforma;
import org.partida.model.match.ProformaDraft;
import org.partida.model.match.ProformaDraft.Line;
import org.partida.model.voucher.PartnerRef;
import org.partida.shell.core.Args;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.MatchView;

/** {@code proforma-add proforma-list proforma-cancel proforma-series}. */
@Component(service = CommandGroup.class)
public final class ProformaCommands implements CommandGroup {
  private final ProformaBook proformas;
  private final Companies companies;

  @Activate
  public ProformaCommands(@Reference ProformaBook proformas, @Reference Companies companies) {
    this.proformas = proformas;
    this.companies = companies;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "proforma-add",
            "NUMBER --company ID --date DATE --partner NAME [--partner-id CODE] [--country CC] [--due DATE] [--currency CUR] --line 'NAME|NET|RATE'… [--json]"
                + "  enters a proforma; a line without VAT names its category in place of the rate (E, AE, K, G, O, Z); NAME may be CODE:NAME",
            this::add),
        command(
            "proforma-list",
            "--company ID [--state open|invoiced|cancelled|all] [--limit N] [--after ID] [--json]  lists proformas and the invoices made of them",
            this::list),
        command(
            "proforma-cancel",
            "NUMBER… --company ID [--reason TEXT] [--json]  says that nobody will pay these",
            this::cancel),
        command(
            "proforma-series",
            "--company ID [--prefix TEXT] [--next N] [--json]  from which series invoices of proformas get their numbers",
            this::series));
  }

  private int add(Call call) {
    Args a = call.args();
    Currency currency =
        a.option("currency")
            .map(ProformaCommands::currency)
            .orElseGet(
                () ->
                    companies
                        .find(call.actor(), call.requireCompany())
                        .orElseThrow(
                            () ->
                                usage(
                                    "there is no company " + call.requireCompany(),
                                    "company-list shows them"))
                        .currency());
    Optional<String> code = a.option("partner-id").map(TaxIds::normalised);
    List<Line> lines = a.all("line").stream().map(l -> line(l, currency)).toList();
    ProformaDraft draft =
        new ProformaDraft(
            a.first("the proforma's number"),
            new PartnerRef(
                a.require("partner"),
                a.option("country").or(() -> Optional.of(call.requireCompany().country())),
                code),
            a.day("date").orElseThrow(() -> usage("option --date is missing", "add it")),
            a.day("due"),
            currency,
            lines);
    return print(call, List.of(proformas.add(call.actor(), call.requireCompany(), draft)));
  }

  private static Currency currency(String code) {
    try {
      return Currency.getInstance(code.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new PartidaException(
          new Problem("usage", "not a currency: " + code, "--currency", "write it as EUR"), e);
    }
  }

  private static Line line(String text, Currency currency) {
    String[] parts = text.split("\\|", -1);
    if (parts.length < 2 || parts.length > 3) {
      throw usage("not a line: " + text, "write it as 'Servicii|1000.00|21'");
    }
    String tax = parts.length == 3 ? parts[2].strip().toUpperCase(Locale.ROOT) : "";
    boolean rate = tax.matches("\\d{1,2}([.,]\\d{1,2})?");
    int colon = parts[0].indexOf(':');
    try {
      return new Line(
          parts[0].substring(colon + 1).strip(),
          colon > 0 ? Optional.of(parts[0].substring(0, colon).strip()) : Optional.empty(),
          BigDecimal.ONE,
          Money.of(new BigDecimal(parts[1].strip().replace(',', '.')), currency),
          rate ? Optional.of(Percent.of(tax.replace(',', '.'))) : Optional.empty(),
          rate || tax.isEmpty() ? Optional.empty() : Optional.of(VatCategory.valueOf(tax)));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new PartidaException(
          new Problem(
              "usage",
              "not a line: " + text,
              "--line",
              "write it as 'Servicii|1000.00|21', or with a category as 'Chirie|500.00|E'"),
          e);
    }
  }

  private int list(Call call) {
    String state = call.args().option("state").orElse("open").toUpperCase(Locale.ROOT);
    Page<Proforma> page =
        proformas.list(
            call.actor(),
            call.requireCompany(),
            state.equals("ALL") ? Optional.empty() : Optional.of(state(state)),
            call.args().number("limit", 100, 1000),
            call.args().option("after"));
    print(call, page.items());
    if (!call.json()) {
      page.next().ifPresent(n -> call.console().out("more: --after " + n + "\n"));
    }
    return 0;
  }

  private static Proforma.State state(String text) {
    try {
      return Proforma.State.valueOf(text);
    } catch (IllegalArgumentException e) {
      throw new PartidaException(
          new Problem(
              "usage", "not a state: " + text, "--state", "one of open, invoiced, cancelled, all"),
          e);
    }
  }

  private int cancel(Call call) {
    call.args().first("the proforma's number");
    return print(
        call,
        proformas.cancel(
            call.actor(),
            call.requireCompany(),
            call.args().rest(),
            call.args().option("reason").orElse("")));
  }

  private int series(Call call) {
    Args a = call.args();
    ProformaBook.Series now = proformas.series(call.actor(), call.requireCompany());
    ProformaBook.Series s = now;
    if (a.option("prefix").isPresent() || a.option("next").isPresent()) {
      boolean other = a.option("prefix").filter(p -> !p.equals(now.prefix())).isPresent();
      long next = a.number("next", other ? 1 : (int) s.next(), 999_999_999);
      s =
          proformas.series(
              call.actor(),
              call.requireCompany(),
              new ProformaBook.Series(a.option("prefix").orElse(s.prefix()), next));
    }
    if (call.json()) {
      call.answer(MatchView.of(s));
    } else {
      call.console().out("the next invoice of a proforma is " + s.prefix() + s.next() + "\n");
    }
    return 0;
  }

  private static int print(Call call, List<Proforma> all) {
    if (call.json()) {
      call.answer(all.stream().map(MatchView::of).toList());
      return 0;
    }
    Table t = new Table("number", "partner", "date", "due", ">total", "state", "invoice", "id");
    all.forEach(
        p ->
            t.row(
                p.number(),
                p.partner().name(),
                p.date(),
                p.due().map(Object::toString).orElse(""),
                p.total(),
                p.state(),
                p.invoice().orElse(""),
                p.id()));
    call.console().out(t.toString());
    return 0;
  }

  private static PartidaException usage(String message, String fix) {
    return new PartidaException(new Problem("usage", message, "", fix));
  }
}
