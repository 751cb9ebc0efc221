package org.partida.posting.saft;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.host.HostAccount;
import org.partida.spi.host.Ledger.PostedEntry;

/** The elements of D406 in their order. One file, one thread. */
final class SaftFile {
  private static final int CODE = 18;
  private static final int SHORT = 70;
  private static final int LONG = 256;

  private final XmlLines xml;
  private final SaftCodes codes;
  private final Company company;
  private final SaftMonth m;
  private final LocalDate last;

  SaftFile(XmlLines xml, SaftCodes codes, Company company, SaftMonth month) {
    this.xml = xml;
    this.codes = codes;
    this.company = company;
    this.m = month;
    this.last = month.month.atEndOfMonth();
  }

  void head(Clock clock) throws IOException {
    xml.open("AuditFile", " xmlns=\"mfp:anaf:dgti:d406:declaratie:v1\"").open("Header");
    xml.leaf("AuditFileVersion", "2.0", CODE).leaf("AuditFileCountry", "RO", 2);
    xml.leaf("AuditFileDateCreated", LocalDate.now(clock).toString(), 10);
    xml.leaf("SoftwareCompanyName", "Partida", SHORT).leaf("SoftwareID", "Partida", SHORT);
    xml.leaf("SoftwareVersion", "0.1.0", CODE).open("Company");
    xml.leaf("RegistrationNumber", m.own(last), SHORT).leaf("Name", company.name(), LONG);
    for (var account : company.accounts()) {
      if (!account.isRegister()) {
        xml.open("BankAccount").leaf("IBANNumber", account.iban(), SHORT).close();
      }
    }
    xml.close().leaf("DefaultCurrencyCode", company.currency().getCurrencyCode(), 3);
    xml.open("SelectionCriteria");
    period("PeriodStart").period("PeriodEnd").xml.close();
    xml.leaf("HeaderComment", "L", LONG).leaf("SegmentIndex", "1", CODE);
    xml.leaf("TotalSegmentsInsequence", "1", CODE);
    xml.leaf("TaxAccountingBasis", codes.code("basis", last), CODE).close();
  }

  private SaftFile period(String name) throws IOException {
    xml.leaf(name, Integer.toString(m.month.getMonthValue()), 2);
    xml.leaf(name + "Year", Integer.toString(m.month.getYear()), 4);
    return this;
  }

  /** An account with what stood and stands on it. */
  void account(
      String synthetic, String name, HostAccount.Nature nature, Money opening, Money closing)
      throws IOException {
    xml.open("Account").leaf("AccountID", synthetic, SHORT).leaf("AccountDescription", name, LONG);
    xml.leaf("StandardAccountID", synthetic, SHORT);
    String type =
        switch (nature) {
          case A -> "Activ";
          case P -> "Pasiv";
          case B -> "Bifunctional";
        };
    xml.leaf("AccountType", type, CODE);
    balance("Opening", opening);
    balance("Closing", closing);
    xml.close();
  }

  private void balance(String which, Money amount) throws IOException {
    boolean owed = amount.signum() < 0;
    xml.leaf(which + (owed ? "Credit" : "Debit") + "Balance", amount.abs().amountText(), CODE);
  }

  void partners(String all, String one, Map<String, SaftMonth.Partner> partners)
      throws IOException {
    xml.open(all);
    for (SaftMonth.Partner p : partners.values()) {
      if (p.shown()) {
        xml.open(one).open("CompanyStructure").leaf("RegistrationNumber", p.id, 35);
        xml.leaf("Name", p.ref.name(), LONG).open("Address");
        xml.leaf("Country", p.ref.country().orElse("RO"), 2).close().close();
        xml.leaf(one + "ID", p.id, 35).leaf("AccountID", p.account, SHORT);
        balance("Opening", p.opening);
        balance("Closing", p.closing);
        xml.close();
      }
    }
    xml.close();
  }

  void taxes() throws IOException {
    xml.open("TaxTable").open("TaxTableEntry").leaf("TaxType", codes.code("tax.vat", last), CODE);
    xml.leaf("Description", "TVA", LONG);
    for (Map.Entry<String, Percent> t : m.taxes.entrySet()) {
      xml.open("TaxCodeDetails").leaf("TaxCode", t.getKey(), CODE);
      xml.leaf("TaxPercentage", t.getValue().toString(), CODE).leaf("Country", "RO", 2).close();
    }
    xml.close().close();
  }

  void totals() throws IOException {
    xml.open("GeneralLedgerEntries").leaf("NumberOfEntries", Long.toString(m.entries()), CODE);
    xml.leaf("TotalDebit", m.debit().amountText(), CODE);
    xml.leaf("TotalCredit", m.credit().amountText(), CODE);
  }

  void journal(Journal journal) throws IOException {
    xml.open("Journal").leaf("JournalID", journal.name(), CODE);
    xml.leaf("Description", journal.name(), LONG).leaf("Type", journal.name(), 9);
  }

  void entry(PostedEntry entry) throws IOException {
    Voucher v = entry.voucher();
    Optional<VoucherLine> third =
        v.lines().stream()
            .filter(l -> l.partner().isPresent() && codes.side(l.account()).isPresent())
            .findFirst();
    Optional<SaftCodes.Side> side = third.flatMap(l -> codes.side(l.account()));
    xml.open("Transaction").leaf("TransactionID", entry.number(), SHORT);
    xml.leaf("Period", Integer.toString(v.date().getMonthValue()), 2);
    xml.leaf("PeriodYear", Integer.toString(v.date().getYear()), 4);
    xml.leaf("TransactionDate", v.documentDate().toString(), 10);
    xml.leaf("Description", v.text(), LONG).leaf("SystemEntryDate", v.date().toString(), 10);
    xml.leaf("GLPostingDate", v.date().toString(), 10);
    who(third.flatMap(VoucherLine::partner), side, v.date());
    int number = 0;
    for (VoucherLine l : v.lines()) {
      line(v, l, ++number, side);
    }
    xml.close();
  }

  /** The partner on its side, ourselves on the other, and on both where there is none. */
  private void who(Optional<PartnerRef> partner, Optional<SaftCodes.Side> side, LocalDate day)
      throws IOException {
    String own = m.own(day);
    String other = partner.map(p -> codes.partner(p, day)).orElse(own);
    boolean customer = side.filter(s -> s == SaftCodes.Side.C).isPresent();
    boolean supplier = side.filter(s -> s == SaftCodes.Side.S).isPresent();
    xml.leaf("CustomerID", customer ? other : own, 35);
    xml.leaf("SupplierID", supplier ? other : own, 35);
  }

  private void line(Voucher v, VoucherLine l, int number, Optional<SaftCodes.Side> of)
      throws IOException {
    xml.open("TransactionLine").leaf("RecordID", Integer.toString(number), CODE);
    xml.leaf("AccountID", l.account().synthetic(), SHORT);
    xml.leaf("SourceDocumentID", v.documentNumber(), SHORT);
    who(l.partner(), codes.side(l.account()).or(() -> of), v.date());
    xml.leaf("Description", l.why(), LONG);
    xml.open(l.side() == Side.D ? "DebitAmount" : "CreditAmount");
    xml.leaf("Amount", l.amount().amountText(), CODE);
    Money original =
        l.original().filter(o -> !o.currency().equals(l.amount().currency())).orElse(l.amount());
    xml.leaf("CurrencyCode", original.currency().getCurrencyCode(), 3);
    xml.leaf("CurrencyAmount", original.amountText(), CODE).close();
    tax(v, l);
    xml.close();
  }

  private void tax(Voucher v, VoucherLine l) throws IOException {
    Optional<TaxFacts> t = l.tax().filter(f -> f.codes().containsKey("saft"));
    xml.open("TaxInformation");
    xml.leaf("TaxType", codes.code(t.isPresent() ? "tax.vat" : "tax.none", v.date()), CODE);
    xml.leaf(
        "TaxCode",
        t.map(f -> f.codes().get("saft")).orElse(codes.code("tax.none.code", v.date())),
        CODE);
    Money amount = Money.zero(l.amount().currency());
    if (t.isPresent()) {
      xml.leaf("TaxPercentage", t.get().rate().toString(), CODE);
      xml.leaf("TaxBase", t.get().base().amountText(), CODE);
      boolean vat = l.account().synthetic().startsWith("442");
      amount = vat ? l.amount() : t.get().base().percent(t.get().rate());
    }
    xml.open("TaxAmount").leaf("Amount", amount.amountText(), CODE).close().close();
  }
}
