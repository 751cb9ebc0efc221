package org.partida.shell.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.partida.api.company.ApprovalPolicy;
import org.partida.api.company.BankAccount;
import org.partida.api.company.Companies;
import org.partida.api.company.Company;
import org.partida.api.company.DayRate;
import org.partida.api.company.Policies;
import org.partida.api.security.Actor;
import org.partida.base.db.Resources;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.spi.posting.PostingProfile.PartnerFacts;
import org.partida.spi.posting.ProductRule;
import org.partida.spi.posting.StornoStyle;

/**
 * Sets up the demo's companies: one without approval, one that approves by rule, one whose firm
 * decides by hand.
 */
final class DemoCompanies {
  private static final Currency RON = Currency.getInstance("RON");

  private final Companies companies;
  private final Actor actor;

  DemoCompanies(Companies companies, Actor actor) {
    this.companies = companies;
    this.actor = actor;
  }

  /**
   * Adds the companies that the sandbox made, with what is known of their partners and products.
   */
  List<Company> add(
      Map<String, Object> truth, Map<String, Object> seeded, Map<String, Object> rates) {
    List<Company> all = new ArrayList<>();
    ApprovalPolicy[] policies = {
      ApprovalPolicy.NOT_REQUIRED, ApprovalPolicy.AUTOMATIC, ApprovalPolicy.FIRM_DECIDES
    };
    for (Map<String, Object> c : SandboxControl.objects(truth, "companies")) {
      boolean onCash =
          SandboxControl.objects(seeded, "companies").stream()
              .anyMatch(s -> s.get("cif").equals(c.get("cif")) && "CASH".equals(s.get("vat")));
      Company company = company(c, policies[all.size() % policies.length], onCash);
      companies.put(actor, company);
      companies.putPartners(actor, company.id(), partners(c));
      companies.putProducts(actor, company.id(), products());
      all.add(company);
    }
    companies.putRates(actor, rates(rates));
    return all;
  }

  private static Company company(Map<String, Object> c, ApprovalPolicy approval, boolean onCash) {
    Policies p =
        new Policies(
            approval,
            ApprovalPolicy.NOT_REQUIRED,
            Optional.of(new Money(500_000, RON)),
            true,
            true,
            StornoStyle.RED,
            Locale.forLanguageTag("ro"));
    return new Company(
        CompanyId.of("RO", SandboxControl.text(c, "cif")),
        SandboxControl.text(c, "name"),
        RON,
        true,
        onCash,
        Optional.of("sandbox"),
        accounts(c),
        p);
  }

  private static List<BankAccount> accounts(Map<String, Object> c) {
    Map<String, BankAccount> byIban = new java.util.LinkedHashMap<>();
    for (Map<String, Object> s : SandboxControl.objects(c, "statements")) {
      String iban = SandboxControl.text(s, "account");
      Currency currency = Currency.getInstance(SandboxControl.text(s, "currency"));
      byIban.put(iban, new BankAccount(iban, currency, currency.equals(RON) ? "5121" : "5124"));
    }
    return List.copyOf(byIban.values());
  }

  /** Partners from Romania are known from the registry; here, from the documents themselves. */
  private static Map<String, PartnerFacts> partners(Map<String, Object> c) {
    Set<String> ids = new TreeSet<>();
    for (Map<String, Object> m : SandboxControl.objects(c, "messages")) {
      if (m.get("invoice") instanceof Map<?, ?> i && "S".equals(category(i))) {
        ids.add(String.valueOf(i.get("seller")));
      }
    }
    Map<String, PartnerFacts> facts = new HashMap<>();
    ids.forEach(id -> facts.put(id, new PartnerFacts(true, false)));
    return facts;
  }

  private static String category(Map<?, ?> invoice) {
    return invoice.get("breakdown") instanceof List<?> rows
            && !rows.isEmpty()
            && rows.get(0) instanceof Map<?, ?> row
        ? String.valueOf(row.get("category"))
        : "";
  }

  /**
   * The answers that an accountant would have given once per product; one product is left open on
   * purpose.
   */
  private static List<ProductRule> products() {
    List<ProductRule> all = new ArrayList<>();
    for (String line : Resources.text(DemoCompanies.class, "products.psv").split("\n")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] p = line.split("\\|", -1);
        all.add(
            new ProductRule(
                "name",
                p[0],
                p[1],
                Optional.of(p[2]).filter(s -> !s.isEmpty()),
                p[3].isEmpty() ? Percent.HUNDRED : Percent.of(p[3]),
                Optional.of(p[4]).filter(s -> !s.isEmpty()),
                Map.of()));
      }
    }
    return all;
  }

  private static List<DayRate> rates(Map<String, Object> rates) {
    List<DayRate> all = new ArrayList<>();
    rates.forEach(
        (currency, days) -> {
          if (days instanceof Map<?, ?> byDay) {
            byDay.forEach(
                (d, r) ->
                    all.add(
                        new DayRate(
                            currency,
                            LocalDate.parse(d.toString()),
                            new BigDecimal(r.toString()),
                            "sandbox")));
          }
        });
    return all;
  }
}
