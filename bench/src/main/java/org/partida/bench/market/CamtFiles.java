package org.partida.bench.market;

import java.util.List;
import java.util.Locale;
import org.partida.model.Money;
import org.partida.model.statement.StatementLine;

/** camt.053 of the version that banks give now. Stateless. */
final class CamtFiles {
  private CamtFiles() {}

  static String camt(List<StatementLine> lines) {
    Money zero = Money.zero(Market.RON);
    Money sum = lines.stream().map(StatementLine::amount).reduce(zero, Money::plus);
    StringBuilder b =
        new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">"
                + "<BkToCstmrStmt><Stmt><Id>S1</Id><Acct><Id><IBAN>"
                + Own.IBAN
                + "</IBAN></Id><Ccy>RON</Ccy></Acct>\n");
    balance(b, "OPBD", zero, "2026-03-01");
    balance(b, "CLBD", sum, "2026-03-31");
    for (int i = 0; i < lines.size(); i++) {
      entry(b, lines.get(i), i);
    }
    return b.append("</Stmt></BkToCstmrStmt></Document>\n").toString();
  }

  private static void balance(StringBuilder b, String code, Money amount, String day) {
    b.append("<Bal><Tp><CdOrPrtry><Cd>").append(code).append("</Cd></CdOrPrtry></Tp>");
    amount(b, amount);
    b.append("<Dt><Dt>").append(day).append("</Dt></Dt></Bal>\n");
  }

  private static void amount(StringBuilder b, Money amount) {
    b.append("<Amt Ccy=\"RON\">").append(Own.plain(amount, '.')).append("</Amt><CdtDbtInd>");
    b.append(amount.signum() < 0 ? "DBIT" : "CRDT").append("</CdtDbtInd>");
  }

  private static void entry(StringBuilder b, StatementLine l, int number) {
    boolean in = l.amount().signum() >= 0;
    String party = in ? "Dbtr" : "Cdtr";
    String name = l.counterparty().name().map(n -> "<Nm>" + escaped(n) + "</Nm>").orElse("");
    String tax =
        l.counterparty()
            .taxId()
            .map(t -> "<Id><OrgId><Othr><Id>" + t + "</Id></Othr></OrgId></Id>")
            .orElse("");
    String account =
        l.counterparty()
            .iban()
            .map(i -> "<" + party + "Acct><Id><IBAN>" + i + "</IBAN></Id></" + party + "Acct>")
            .orElse("");
    b.append("<Ntry>");
    amount(b, l.amount());
    b.append("<Sts><Cd>BOOK</Cd></Sts>");
    b.append("<BookgDt><Dt>").append(l.bookingDate()).append("</Dt></BookgDt>");
    b.append(String.format(Locale.ROOT, "<AcctSvcrRef>M%09d</AcctSvcrRef>", number));
    b.append("<NtryDtls><TxDtls><RltdPties>");
    if (!(name + tax).isEmpty()) {
      b.append('<').append(party).append("><Pty>").append(name).append(tax);
      b.append("</Pty></").append(party).append('>');
    }
    b.append(account).append("</RltdPties><RmtInf><Ustrd>").append(escaped(l.text()));
    b.append("</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
