package org.partida.store.repo;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.partida.api.company.BankAccount;
import org.partida.api.company.Company;
import org.partida.api.company.DayRate;
import org.partida.base.json.Json;
import org.partida.base.port.CompanyStore;
import org.partida.model.CompanyId;
import org.partida.spi.posting.PostingProfile.PartnerFacts;
import org.partida.spi.posting.PostingProfile.RegisterFact;
import org.partida.spi.posting.ProductRule;

/** Companies in SQL. */
final class Companies implements CompanyStore {
  private final Handle h;

  Companies(Handle h) {
    this.h = h;
  }

  @Override
  public void put(Company company) {
    h.createUpdate(
            "insert into company (id, name, content, connection) values (:id, :name, :content, :connection)"
                + " on conflict (id) do update set name = excluded.name, content = excluded.content,"
                + " connection = excluded.connection")
        .bind("id", company.id().value())
        .bind("name", company.name())
        .bind("connection", company.connection().orElse(null))
        .bind("content", Json.write(company))
        .execute();
    h.createUpdate("delete from company_account where company = :id")
        .bind("id", company.id().value())
        .execute();
    // the name of a register is no company's own, and never says whose a file is
    for (BankAccount a : company.accounts().stream().filter(b -> !b.isRegister()).toList()) {
      h.createUpdate(
              "insert into company_account (iban, company) values (:iban, :company) on conflict do nothing")
          .bind("iban", a.iban())
          .bind("company", company.id().value())
          .execute();
    }
  }

  @Override
  public Optional<Company> find(CompanyId id) {
    return h.createQuery("select content from company where id = :id")
        .bind("id", id.value())
        .map((rs, c) -> Json.read(rs.getString(1), Company.class))
        .findOne();
  }

  @Override
  public List<Company> list() {
    return h.createQuery("select content from company order by id")
        .map((rs, c) -> Json.read(rs.getString(1), Company.class))
        .list();
  }

  @Override
  public List<CompanyId> servedBy(String connection) {
    return h.createQuery("select id from company where connection = :connection order by id")
        .bind("connection", connection)
        .map((rs, c) -> new CompanyId(rs.getString(1)))
        .list();
  }

  @Override
  public Optional<Company> byIban(String iban) {
    return h.createQuery(
            "select c.content from company_account a join company c on c.id = a.company where a.iban = :iban order by c.id limit 1")
        .bind("iban", iban)
        .map((rs, c) -> Json.read(rs.getString(1), Company.class))
        .findOne();
  }

  @Override
  public void putProducts(CompanyId company, List<ProductRule> products) {
    h.createUpdate("delete from product_rule where company = :company")
        .bind("company", company.value())
        .execute();
    if (products.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        h.prepareBatch(
            "insert into product_rule (company, place, content) values (:company, :place, :content)");
    for (int i = 0; i < products.size(); i++) {
      batch
          .bind("company", company.value())
          .bind("place", i)
          .bind("content", Json.write(products.get(i)))
          .add();
    }
    batch.execute();
  }

  @Override
  public List<ProductRule> products(CompanyId company) {
    return h.createQuery("select content from product_rule where company = :company order by place")
        .bind("company", company.value())
        .map((rs, c) -> Json.read(rs.getString(1), ProductRule.class))
        .list();
  }

  @Override
  public void putPartners(CompanyId company, Map<String, PartnerFacts> facts) {
    if (facts.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        h.prepareBatch(
            "insert into partner_fact (company, tax_id, vat_payer, vat_on_cash) values (:company, :tax, :payer, :cash)"
                + " on conflict (company, tax_id) do update set vat_payer = excluded.vat_payer, vat_on_cash = excluded.vat_on_cash");
    facts.forEach(
        (taxId, f) ->
            batch
                .bind("company", company.value())
                .bind("tax", taxId)
                .bind("payer", f.vatPayer() ? 1 : 0)
                .bind("cash", f.vatOnCash() ? 1 : 0)
                .add());
    batch.execute();
  }

  @Override
  public Map<String, PartnerFacts> partners(CompanyId company) {
    Map<String, PartnerFacts> facts = new LinkedHashMap<>();
    h.createQuery(
            "select tax_id, vat_payer, vat_on_cash from partner_fact where company = :company order by tax_id")
        .bind("company", company.value())
        .map(
            (rs, c) ->
                facts.put(rs.getString(1), new PartnerFacts(rs.getInt(2) != 0, rs.getInt(3) != 0)))
        .list();
    return facts;
  }

  @Override
  public void putRegisterFacts(CompanyId company, String partner, List<RegisterFact> facts) {
    h.createUpdate("delete from partner_register_fact where company = :company and tax_id = :tax")
        .bind("company", company.value())
        .bind("tax", partner)
        .execute();
    for (RegisterFact f : facts) {
      h.createUpdate(
              "insert into partner_register_fact (company, tax_id, valid_from, vat_payer, vat_on_cash, country, source)"
                  + " values (:company, :tax, :from, :payer, :cash, :country, :source)")
          .bind("company", company.value())
          .bind("tax", partner)
          .bind("from", f.from().toString())
          .bind("payer", f.vatPayer().map(Companies::bit).orElse(null))
          .bind("cash", f.vatOnCash().map(Companies::bit).orElse(null))
          .bind("country", f.country().orElse(null))
          .bind("source", f.source())
          .execute();
    }
  }

  private static Integer bit(boolean yes) {
    return yes ? 1 : 0;
  }

  @Override
  public Map<String, List<RegisterFact>> registerFacts(CompanyId company) {
    Map<String, List<RegisterFact>> facts = new LinkedHashMap<>();
    h.createQuery(
            "select * from partner_register_fact where company = :company order by tax_id, valid_from")
        .bind("company", company.value())
        .map((rs, c) -> Map.entry(rs.getString("tax_id"), registerFact(rs)))
        .forEach(f -> facts.computeIfAbsent(f.getKey(), k -> new ArrayList<>()).add(f.getValue()));
    return facts;
  }

  private static RegisterFact registerFact(ResultSet rs) throws SQLException {
    return new RegisterFact(
        LocalDate.parse(rs.getString("valid_from")),
        Values.text(rs, "vat_payer").map("1"::equals),
        Values.text(rs, "vat_on_cash").map("1"::equals),
        Values.text(rs, "country"),
        rs.getString("source"));
  }

  @Override
  public DayRate putRate(DayRate rate) {
    h.createUpdate(
            "insert into day_rate (currency, rate_day, rate, multiplier, source) values (:currency, :day, :rate, :multiplier, :source) on conflict do nothing")
        .bind("currency", rate.currency())
        .bind("day", rate.day().toString())
        .bind("rate", rate.rate().toPlainString())
        .bind("multiplier", rate.multiplier())
        .bind("source", rate.source())
        .execute();
    return h.createQuery("select * from day_rate where currency = :currency and rate_day = :day")
        .bind("currency", rate.currency())
        .bind("day", rate.day().toString())
        .map((rs, c) -> rate(rs))
        .one();
  }

  @Override
  public List<DayRate> rates() {
    return h.createQuery("select * from day_rate order by currency, rate_day")
        .map((rs, c) -> rate(rs))
        .list();
  }

  private static DayRate rate(java.sql.ResultSet rs) throws java.sql.SQLException {
    return new DayRate(
        rs.getString("currency"),
        LocalDate.parse(rs.getString("rate_day")),
        new BigDecimal(rs.getString("rate")),
        rs.getInt("multiplier"),
        rs.getString("source"));
  }
}
