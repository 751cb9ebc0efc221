package org.partida.bench;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/** Statements with made-up movements, as banks write them. Seeded. */
final class ReaderFiles {
  private static final int SEED = 7;

  private ReaderFiles() {}

  static byte[] mt940(int lines) {
    Random random = new Random(SEED);
    StringBuilder b =
        new StringBuilder(
            ":20:STMT\r\n:25:RO79RZBR0060000001234567\r\n:28C:1/1\r\n:60F:C260301RON0,00\r\n");
    long sum = 0;
    for (int i = 0; i < lines; i++) {
      int bani = 100 + random.nextInt(500_000);
      sum += bani;
      b.append(
          String.format(
              Locale.ROOT,
              ":61:2603%02d03%02dC%d,%02dNTRF%d//BR%08d\r\n:86:000^20Plata factura FX-%06d din^21 12.03.2026^24ref%d^30BTRLRO22^31RO49BTRLRONCRT%010d^32CLIENT NUMARUL %d^33 SRL\r\n",
              1 + i % 28,
              1 + i % 28,
              bani / 100,
              bani % 100,
              i,
              i,
              i,
              i,
              i,
              i));
    }
    b.append(String.format(Locale.ROOT, ":62F:C260331RON%d,%02d\r\n-\r\n", sum / 100, sum % 100));
    return b.toString().getBytes(StandardCharsets.UTF_8);
  }

  static byte[] camt(int lines) {
    Random random = new Random(SEED);
    StringBuilder b =
        new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Id>1</Id><ElctrncSeqNb>1</ElctrncSeqNb><Acct><Id><IBAN>RO79RZBR0060000001234567</IBAN></Id><Ccy>RON</Ccy></Acct>\n");
    for (int i = 0; i < lines; i++) {
      int bani = 100 + random.nextInt(500_000);
      b.append(
          String.format(
              Locale.ROOT,
              "<Ntry>\n  <Amt Ccy=\"RON\">%d.%02d</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>\n  <BookgDt><Dt>2026-03-%02d</Dt></BookgDt><ValDt><Dt>2026-03-%02d</Dt></ValDt>\n  <AcctSvcrRef>BR%08d</AcctSvcrRef>\n  <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>\n  <NtryDtls><TxDtls><Refs><EndToEndId>E%d</EndToEndId></Refs>\n    <RltdPties><Dbtr><Nm>CLIENT NUMARUL %d SRL</Nm></Dbtr><DbtrAcct><Id><IBAN>RO49BTRLRONCRT%010d</IBAN></Id></DbtrAcct></RltdPties>\n    <RmtInf><Ustrd>Plata factura FX-%06d din 12.03.2026</Ustrd></RmtInf></TxDtls></NtryDtls>\n</Ntry>\n",
              bani / 100,
              bani % 100,
              1 + i % 28,
              1 + i % 28,
              i,
              i,
              i,
              i,
              i));
    }
    return b.append("</Stmt></BkToCstmrStmt></Document>\n")
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Banca Transilvania's. */
  static byte[] bt(int lines) {
    Random random = new Random(SEED);
    StringBuilder b =
        new StringBuilder(
            "Numar cont:,RO49BTRL00001234567890AB\nMoneda cont:,RON\n\nData tranzactie,Data valuta,Descriere,Referinta tranzactiei,Debit,Credit,Sold contabil\n");
    long sum = 0;
    for (int i = 0; i < lines; i++) {
      int bani = 100 + random.nextInt(500_000);
      sum += bani;
      b.append(
          String.format(
              Locale.US,
              "2026-03-%02d,2026-03-%02d,\"Incasare OP;Plata factura FX-%06d;CLIENT NUMARUL %d SRL;RO49BTRLRONCRT%010d;C.I.F.:%d;REF. %d\",BR%08d,,\"%,.2f\",\"%,.2f\"\n",
              1 + i % 28,
              1 + i % 28,
              i,
              i,
              i,
              14399840 + i,
              i,
              i,
              bani / 100.0,
              sum / 100.0));
    }
    return b.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** By a profile: ING's for companies. */
  static byte[] ing(int lines) {
    Random random = new Random(SEED);
    StringBuilder b =
        new StringBuilder(
            "numar cont;data procesarii;suma;valuta;tip tranzactie;nume beneficiar/ordonator;adresa beneficiar/ordonator;cont beneficiar/ordonator;banca beneficiar/ordonator;detalii tranzactie;sold intermediar;CUI Contrapartida\n");
    long sum = 0;
    for (int i = 0; i < lines; i++) {
      int bani = 100 + random.nextInt(500_000);
      sum += bani;
      b.append(
          String.format(
              Locale.GERMANY,
              "RO15INGB0000000000000001;%02d-03-26;%,.2f;RON;Incasare;CLIENT NUMARUL %d SRL;;RO49BTRLRONCRT%010d;BTRLRO22;Plata factura FX-%06d din 12.03.2026;%,.2f;RO%d\n",
              1 + i % 28,
              bani / 100.0,
              i,
              i,
              i,
              sum / 100.0,
              14399840 + i));
    }
    return b.toString().getBytes(StandardCharsets.UTF_8);
  }
}
