package org.partida.sandbox.generate;

import java.math.BigDecimal;
import java.time.LocalDate;

/** camt.053.001.02, one statement in each file. */
final class Camt053 {
  private static final String NS = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02";
  private final StringBuilder out = new StringBuilder(4096);
  private final BankMonth.BankPeriod period;

  private Camt053(BankMonth.BankPeriod period) {
    this.period = period;
  }

  static StatementFile file(BankMonth.BankPeriod period) {
    String text = new Camt053(period).render();
    return period.file("camt053_" + period.stem() + ".xml", "CAMT053", text);
  }

  private String render() {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"").append(NS);
    out.append("\">\n<BkToCstmrStmt>\n<GrpHdr>");
    text("MsgId", "STMT" + period.to() + "-" + period.account().currency());
    text("CreDtTm", period.to() + "T20:00:00");
    out.append("</GrpHdr>\n<Stmt>");
    text("Id", period.stem());
    text("ElctrncSeqNb", Integer.toString(period.number()));
    text("CreDtTm", period.to() + "T20:00:00");
    out.append("<FrToDt>");
    text("FrDtTm", period.from() + "T00:00:00");
    text("ToDtTm", period.to() + "T23:59:59");
    out.append("</FrToDt><Acct><Id>");
    text("IBAN", period.account().iban());
    out.append("</Id>");
    text("Ccy", period.account().currency());
    out.append("<Ownr>");
    text("Nm", period.account().owner().name());
    out.append("</Ownr></Acct>\n");
    balance("OPBD", period.opening(), period.from());
    balance("CLBD", period.closing(), period.to());
    period.lines().forEach(this::entry);
    return out.append("</Stmt>\n</BkToCstmrStmt>\n</Document>\n").toString();
  }

  private void balance(String code, BigDecimal amount, LocalDate day) {
    out.append("<Bal><Tp><CdOrPrtry>");
    text("Cd", code);
    out.append("</CdOrPrtry></Tp>");
    amount(amount);
    out.append("<Dt>");
    text("Dt", day.toString());
    out.append("</Dt></Bal>\n");
  }

  private void entry(BankLine line) {
    out.append("<Ntry>");
    amount(line.amount());
    text("Sts", "BOOK");
    out.append("<BookgDt>");
    text("Dt", line.date().toString());
    out.append("</BookgDt><ValDt>");
    text("Dt", line.date().toString());
    out.append("</ValDt>");
    text("AcctSvcrRef", line.reference());
    out.append("<BkTxCd><Prtry>");
    text("Cd", line.kind() == BankLine.Kind.FEE ? "CHRG" : "NTRF");
    out.append("</Prtry></BkTxCd><NtryDtls><TxDtls><Refs>");
    text("AcctSvcrRef", line.reference());
    text("EndToEndId", "NOTPROVIDED");
    out.append("</Refs>");
    line.counterparty().ifPresent(party -> parties(party, line.amount().signum() < 0));
    out.append("<RmtInf>");
    text("Ustrd", line.text());
    out.append("</RmtInf></TxDtls></NtryDtls></Ntry>\n");
  }

  private void parties(GenParty party, boolean debit) {
    String role = debit ? "Cdtr" : "Dbtr";
    out.append("<RltdPties><").append(role).append('>');
    text("Nm", party.name());
    out.append("<Id><OrgId><Othr>");
    text("Id", party.code());
    out.append("</Othr></OrgId></Id></").append(role).append("><").append(role).append("Acct><Id>");
    text("IBAN", party.iban());
    out.append("</Id></").append(role).append("Acct></RltdPties>");
  }

  private void amount(BigDecimal amount) {
    out.append("<Amt Ccy=\"").append(period.account().currency()).append("\">");
    out.append(amount.abs().toPlainString()).append("</Amt>");
    text("CdtDbtInd", amount.signum() < 0 ? "DBIT" : "CRDT");
  }

  private void text(String name, String value) {
    out.append('<').append(name).append('>');
    XmlOut.escape(value, out);
    out.append("</").append(name).append('>');
  }
}
