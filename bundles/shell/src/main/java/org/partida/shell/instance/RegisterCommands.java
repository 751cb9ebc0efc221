package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.BankAccount;
import org.partida.api.company.BookedOn;
import org.partida.api.company.Companies;
import org.partida.api.company.Company;
import org.partida.api.statement.StatementSummary;
import org.partida.api.statement.Statements;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.shell.core.Args;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.InstanceView;
import org.partida.views.StatementView;

/** {@code account-set statement-date}: choices for money that couriers and processors hold. */
@Component(service = CommandGroup.class)
public final class RegisterCommands implements CommandGroup {
  private final Companies companies;
  private final Statements statements;

  @Activate
  public RegisterCommands(@Reference Companies companies, @Reference Statements statements) {
    this.companies = companies;
    this.statements = statements;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "account-set",
            "REGISTER --company ID [--booked-on transfer|collection|bank-line|fixed] [--contract NUMBER-OR-ADDRESS]… [--no-contracts] [--json]  on which day the lines of a courier's or processor's register are booked; by which contract numbers, or addresses that mail them, its files are known",
            this::set),
        command(
            "statement-date",
            "STATEMENT DAY|none --company ID [--json]  names the day on which the lines of a courier's or processor's statement are booked, or takes it back",
            this::date));
  }

  private int set(Call call) {
    Args a = call.args();
    String name = a.first("a register, such as FAN-COURIER");
    Company c = companies.find(call.actor(), call.requireCompany()).orElseThrow();
    BankAccount account =
        c.accounts().stream()
            .filter(b -> b.iban().equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(
                () ->
                    usage(
                        c.name() + " has no register " + name,
                        "company-show lists its accounts; company-add --add-account makes one"));
    BookedOn on = a.option("booked-on").map(RegisterCommands::bookedOn).orElse(account.bookedOn());
    List<String> contracts =
        a.flag("no-contracts")
            ? List.of()
            : a.all("contract").isEmpty() ? account.contracts() : a.all("contract");
    List<BankAccount> all = new ArrayList<>(c.accounts());
    all.set(all.indexOf(account), account.with(on, contracts));
    Company changed =
        companies.put(
            call.actor(),
            new Company(
                c.id(),
                c.name(),
                c.currency(),
                c.vatPayer(),
                c.vatOnCash(),
                c.connection(),
                all,
                c.policies()));
    if (call.json()) {
      call.answer(InstanceView.of(changed));
    } else {
      call.console()
          .out(
              account.iban()
                  + ": booked on "
                  + on.name().toLowerCase(Locale.ROOT).replace('_', '-')
                  + ", contracts "
                  + contracts
                  + "\n");
    }
    return 0;
  }

  private static BookedOn bookedOn(String text) {
    try {
      return BookedOn.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new PartidaException(
          new Problem(
              "usage",
              "no such day: " + text,
              "--booked-on",
              "transfer, collection, bank-line or fixed"),
          e);
    }
  }

  private int date(Call call) {
    List<String> rest = call.args().rest();
    if (rest.size() != 2) {
      throw usage("a statement and a day are needed", "statement-date STATEMENT 2026-11-30");
    }
    Optional<LocalDate> day =
        "none".equals(rest.get(1)) ? Optional.empty() : Optional.of(day(rest.get(1)));
    List<StatementSummary> all =
        statements.bookOn(call.actor(), call.requireCompany(), rest.get(0), day);
    if (call.json()) {
      call.answer(all.stream().map(StatementView::of).toList());
    } else {
      Table t = new Table("statement", "account", "number", "booked on");
      all.forEach(
          s ->
              t.row(
                  s.id(),
                  s.account(),
                  s.number().orElse(""),
                  day.map(LocalDate::toString).orElse("as the register says")));
      call.console().out(t.toString());
    }
    return 0;
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new PartidaException(
          new Problem("usage", "not a day: " + text, "DAY", "YYYY-MM-DD, such as 2026-11-30"), e);
    }
  }

  private static PartidaException usage(String what, String fix) {
    return new PartidaException(new Problem("usage", what, "", fix));
  }
}
