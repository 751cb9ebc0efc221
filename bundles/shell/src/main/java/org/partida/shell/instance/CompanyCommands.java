package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.ApprovalPolicy;
import org.partida.api.company.BankAccount;
import org.partida.api.company.Companies;
import org.partida.api.company.Company;
import org.partida.api.company.DayRate;
import org.partida.api.company.Policies;
import org.partida.base.json.Json;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.TaxIds;
import org.partida.shell.core.Args;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.spi.posting.RateDay;
import org.partida.spi.posting.StornoStyle;
import org.partida.views.InstanceView;
import org.partida.views.ProfileFile;

/** {@code company-add company-list company-show}. */
@Component(service = CommandGroup.class)
public final class CompanyCommands implements CommandGroup {
  private final Companies companies;

  @Activate
  public CompanyCommands(@Reference Companies companies) {
    this.companies = companies;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "company-add",
            "ID --name NAME [--profile PROFILE.json] [--connection ID] [--account IBAN:CURRENCY:LEDGER-ACCOUNT]… [--add-account …]… [--approval required|not-required|automatic|firm-decides] "
                + "[--approval-limit AMOUNT] [--not-vat-payer] [--vat-on-cash] [--auto-post] [--auto-confirm] [--storno red|black] [--language ro|it|en] [--rate-day same|previous]  adds or changes a company",
            this::add),
        command("company-list", "[--json]  lists the companies", this::list),
        command("company-show", "ID [--json]  shows a company", this::show));
  }

  private int add(Call call) throws IOException {
    Args a = call.args();
    Optional<ProfileFile> profile = Optional.empty();
    if (a.option("profile").isPresent()) {
      profile =
          Optional.of(
              Json.read(Files.readString(call.path(a.require("profile"))), ProfileFile.class));
    }
    CompanyId id =
        profile.isPresent() && a.rest().isEmpty()
            ? profile.get().company()
            : TaxIds.company(a.first("the company id"));
    Optional<Company> known = companies.find(call.actor(), id);
    Company company = companies.put(call.actor(), company(id, a, profile, known));
    if (profile.isPresent()) {
      companies.putProducts(call.actor(), id, profile.get().productRules());
      companies.putPartners(call.actor(), id, profile.get().partnerFacts());
      companies.putRates(call.actor(), rates(profile.get().dayRates()));
    }
    if (call.json()) {
      call.answer(InstanceView.of(company));
    } else {
      call.console()
          .out(
              (known.isPresent() ? "changed " : "added ")
                  + company.id().shown()
                  + " "
                  + company.name()
                  + "\n");
    }
    return 0;
  }

  private static Company company(
      CompanyId id, Args a, Optional<ProfileFile> profile, Optional<Company> known) {
    String name =
        a.option("name")
            .or(() -> profile.map(ProfileFile::name))
            .or(() -> known.map(Company::name))
            .orElseGet(() -> a.require("name"));
    Currency currency =
        profile
            .filter(p -> p.currency().isPresent() || "RO".equals(p.country()))
            .map(ProfileFile::ledgerCurrency)
            .or(() -> known.map(Company::currency))
            .orElse(Currency.getInstance("RO".equals(id.country()) ? "RON" : "EUR"));
    List<BankAccount> accounts =
        with(
            a.all("account").isEmpty()
                ? known.map(Company::accounts).orElse(List.of())
                : accounts(a.all("account")),
            accounts(a.all("add-account")));
    boolean vatPayer =
        a.flag("not-vat-payer")
            ? false
            : profile.map(ProfileFile::paysVat).or(() -> known.map(Company::vatPayer)).orElse(true);
    boolean onCash =
        a.flag("vat-on-cash")
            || profile
                .map(ProfileFile::onCash)
                .or(() -> known.map(Company::vatOnCash))
                .orElse(false);
    Policies policies =
        policies(a, currency, profile, known.map(Company::policies).orElse(Policies.DEFAULT));
    return new Company(
        id,
        name,
        currency,
        vatPayer,
        onCash,
        a.option("connection").or(() -> known.flatMap(Company::connection)),
        accounts,
        policies);
  }

  private static Policies policies(
      Args a, Currency currency, Optional<ProfileFile> profile, Policies before) {
    return new Policies(
        a.option("approval").map(CompanyCommands::approval).orElse(before.received()),
        before.issued(),
        a.option("approval-limit")
            .map(s -> Money.of(new BigDecimal(s), currency))
            .or(before::automaticLimit),
        a.flag("auto-post") || before.autoPost(),
        a.flag("auto-confirm") || before.autoConfirmSure(),
        a.option("storno")
            .map(s -> StornoStyle.valueOf(s.toUpperCase(Locale.ROOT)))
            .or(() -> profile.map(ProfileFile::stornoStyle))
            .orElse(before.storno()),
        a.option("language").map(Locale::forLanguageTag).orElse(before.language()),
        a.option("rate-day").map(CompanyCommands::rateDay).orElse(before.rateDay()));
  }

  private static RateDay rateDay(String text) {
    return switch (text) {
      case "same" -> RateDay.SAME_DAY;
      case "previous" -> RateDay.PREVIOUS_BANKING_DAY;
      default ->
          throw new PartidaException(
              new Problem(
                  "usage", "there is no rate day " + text, "--rate-day", "same or previous"));
    };
  }

  private static ApprovalPolicy approval(String text) {
    try {
      return ApprovalPolicy.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new PartidaException(
          new Problem(
              "usage",
              "there is no approval policy " + text,
              "--approval",
              "required, not-required, automatic or firm-decides"),
          e);
    }
  }

  /** What has the same number is put in its place. */
  private static List<BankAccount> with(List<BankAccount> before, List<BankAccount> more) {
    List<BankAccount> all = new ArrayList<>(before);
    for (BankAccount m : more) {
      Optional<BankAccount> old =
          all.stream()
              .filter(a -> a.iban().equals(m.iban()) && a.currency().equals(m.currency()))
              .findFirst();
      old.ifPresent(all::remove);
      all.add(old.map(o -> m.with(o.bookedOn(), o.contracts())).orElse(m));
    }
    return all;
  }

  private static List<BankAccount> accounts(List<String> texts) {
    List<BankAccount> all = new ArrayList<>();
    for (String t : texts) {
      String[] p = t.split(":", -1);
      if (p.length < 3 || p.length > 4) {
        throw new PartidaException(
            new Problem(
                "usage",
                "not an account: " + t,
                "--account",
                "IBAN:CURRENCY:LEDGER-ACCOUNT, such as RO…:RON:5121, or FAN-COURIER:RON:461.FAN:RO… for money that a courier holds"));
      }
      all.add(
          new BankAccount(
              p[0].replace(" ", ""),
              Currency.getInstance(p[1]),
              p[2],
              p.length == 4 ? Optional.of(TaxIds.normalised(p[3])) : Optional.empty()));
    }
    return all;
  }

  private static List<DayRate> rates(Map<String, Map<LocalDate, BigDecimal>> rates) {
    List<DayRate> all = new ArrayList<>();
    rates.forEach((c, days) -> days.forEach((d, r) -> all.add(new DayRate(c, d, r, "profile"))));
    return all;
  }

  private int list(Call call) {
    List<Company> all = companies.list(call.actor());
    if (call.json()) {
      call.answer(all.stream().map(InstanceView::of).toList());
    } else {
      Table t = new Table("id", "name", "VAT", "approval", "connection");
      all.forEach(
          c ->
              t.row(
                  c.id(),
                  c.name(),
                  c.vatPayer() ? c.vatOnCash() ? "on cash" : "yes" : "no",
                  c.policies().received(),
                  c.connection().orElse("")));
      call.console().out(t.toString());
    }
    return 0;
  }

  private int show(Call call) {
    CompanyId id = TaxIds.company(call.args().first("the company id"));
    Company c =
        companies
            .find(call.actor(), id)
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem(
                            "company.unknown",
                            "there is no company " + id,
                            id.value(),
                            "company-list shows the ids")));
    if (call.json()) {
      call.answer(InstanceView.of(c));
    } else {
      InstanceView.of(c)
          .map()
          .forEach((k, v) -> call.console().out(TaxIds.maskedIn(k + ": " + v) + "\n"));
    }
    return 0;
  }
}
