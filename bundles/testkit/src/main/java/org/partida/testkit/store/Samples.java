package org.partida.testkit.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.partida.api.company.ApprovalPolicy;
import org.partida.api.company.BankAccount;
import org.partida.api.company.Company;
import org.partida.api.company.Policies;
import org.partida.api.document.Document;
import org.partida.api.network.MessageRecord;
import org.partida.api.network.MessageState;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.document.AccountingState;
import org.partida.model.document.ArchiveState;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;
import org.partida.model.document.NetworkState;
import org.partida.model.invoice.Address;
import org.partida.model.invoice.DocumentKind;
import org.partida.model.invoice.Header;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.InvoiceLine;
import org.partida.model.invoice.Item;
import org.partida.model.invoice.Parties;
import org.partida.model.invoice.Party;
import org.partida.model.invoice.Payment;
import org.partida.model.invoice.References;
import org.partida.model.invoice.Totals;
import org.partida.model.invoice.VatBreakdown;
import org.partida.model.invoice.VatCategory;
import org.partida.model.statement.Counterparty;
import org.partida.model.statement.LineKind;
import org.partida.model.statement.StatementLine;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.network.MessageType;
import org.partida.spi.posting.StornoStyle;

/** Small, complete values for tests. */
public final class Samples {
  public static final Currency RON = Currency.getInstance("RON");
  public static final CompanyId ALFA = new CompanyId("RO12345674");
  public static final CompanyId BETA = new CompanyId("RO98765438");

  /** A moment, as precise as the store keeps them. */
  public static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456Z");

  private static final Optional<String> NONE = Optional.empty();

  private Samples() {}

  public static Company company(CompanyId id, String... ibans) {
    List<BankAccount> accounts =
        List.of(ibans).stream().map(i -> new BankAccount(i, RON, "5121")).toList();
    Policies policies =
        new Policies(
            ApprovalPolicy.AUTOMATIC,
            ApprovalPolicy.NOT_REQUIRED,
            Optional.of(Money.of("500.00", "RON")),
            true,
            false,
            StornoStyle.BLACK,
            Locale.forLanguageTag("ro"));
    return new Company(
        id,
        "Firma " + id.fiscalCode() + " Țărm S.R.L.",
        RON,
        true,
        false,
        Optional.of("main"),
        accounts,
        policies);
  }

  /** An invoice of one line of 100.00 RON and 21 % VAT. */
  public static Invoice invoice(String number) {
    Party seller = Party.of("Vânzător S.A.", Optional.of("RO14399840"), NONE, Address.UNKNOWN);
    Party buyer = Party.of("Cumpărător S.R.L.", Optional.of(ALFA.value()), NONE, Address.UNKNOWN);
    Optional<LocalDate> noDay = Optional.empty();
    Header header =
        new Header(
            number,
            LocalDate.of(2026, 3, 1),
            Optional.of(LocalDate.of(2026, 3, 31)),
            noDay,
            NONE,
            noDay,
            noDay,
            noDay,
            "380",
            DocumentKind.INVOICE,
            RON,
            Optional.empty(),
            NONE);
    Optional<Percent> rate = Optional.of(Percent.of("21"));
    InvoiceLine line =
        new InvoiceLine(
            "1",
            Item.named("Șuruburi"),
            new BigDecimal("2.500"),
            Optional.of("H87"),
            Optional.of(new BigDecimal("40.0000")),
            Optional.empty(),
            ron("100.00"),
            VatCategory.S,
            rate,
            List.of(),
            List.of(),
            NONE,
            NONE);
    Totals totals =
        new Totals(
            ron("100.00"),
            ron("0.00"),
            ron("0.00"),
            ron("100.00"),
            ron("21.00"),
            Optional.empty(),
            ron("121.00"),
            ron("0.00"),
            ron("0.00"),
            ron("121.00"));
    return invoice(header, Parties.of(seller, buyer), line, totals);
  }

  private static Invoice invoice(Header header, Parties parties, InvoiceLine line, Totals totals) {
    return new Invoice(
        header,
        parties,
        List.of(line),
        List.of(),
        List.of(
            new VatBreakdown(
                VatCategory.S, line.vatRate(), ron("100.00"), ron("21.00"), NONE, NONE)),
        totals,
        Payment.NONE,
        References.none(),
        List.of("notă"),
        List.of(),
        List.of(),
        Optional.empty());
  }

  public static Document document(String id, CompanyId company, Instant receivedAt) {
    return new Document(
        id,
        company,
        Direction.RECEIVED,
        "380",
        "F " + id,
        LocalDate.of(2026, 3, 1),
        Optional.of(LocalDate.of(2026, 3, 31)),
        "Vânzător S.A.",
        Optional.of("RO14399840"),
        ron("121.00"),
        "ubl-2.1",
        NetworkState.VALIDATED,
        DecisionState.PENDING,
        AccountingState.NONE,
        ArchiveState.ORIGINAL,
        hash(id),
        Optional.empty(),
        Optional.empty(),
        Optional.of("5001"),
        receivedAt,
        "");
  }

  public static MessageRecord message(CompanyId company, String id, Instant createdAt) {
    return new MessageRecord(
        "ro.spv:" + company + ":" + id,
        company,
        "ro.spv",
        id,
        Optional.of("9" + id),
        MessageType.RECEIVED,
        "FACTURA PRIMITA",
        createdAt,
        MessageState.LISTED,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** A balanced voucher of 121.00 RON. */
  public static VoucherRecord voucher(
      String externalId, CompanyId company, Optional<String> document) {
    AccountCode supplier = AccountCode.of("401");
    Voucher voucher =
        new Voucher(
            new ExternalId(externalId),
            company,
            LocalDate.of(2026, 3, 1),
            LocalDate.of(2026, 3, 1),
            Journal.PURCHASES,
            "F 1",
            "Șuruburi",
            List.of(
                VoucherLine.of(
                    AccountCode.of("371"), Side.D, ron("100.00"), "ro-2026.1/goods", "goods"),
                VoucherLine.of(
                    AccountCode.of("4426.21"),
                    Side.D,
                    ron("21.00"),
                    "ro-2026.1/vat",
                    "deductible VAT"),
                VoucherLine.of(
                    supplier, Side.C, ron("121.00"), "ro-2026.1/supplier", "owed to the supplier")),
            Optional.empty());
    return new VoucherRecord(
        voucher,
        document,
        VoucherState.PROPOSED,
        NONE,
        "ro-2026.1",
        Optional.empty(),
        Optional.empty(),
        NONE);
  }

  public static LineRecord line(
      String id, CompanyId company, String statement, String account, LocalDate day, int row) {
    StatementLine line =
        new StatementLine(
            row,
            day,
            Optional.of(day),
            ron("-12.34"),
            Counterparty.UNKNOWN,
            "plată factură",
            NONE,
            NONE,
            NONE,
            NONE,
            Optional.empty(),
            LineKind.TRANSFER);
    return new LineRecord(
        id,
        company,
        statement,
        account,
        line,
        LineState.UNSAVED,
        Optional.empty(),
        NONE,
        Optional.empty());
  }

  public static Money ron(String amount) {
    return Money.of(amount, "RON");
  }

  public static Sha256 hash(String of) {
    return Sha256.of(of.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  public static Problem problem(String code) {
    return new Problem(code, "something is wrong", "here", "mend it");
  }
}
