package org.partida.bench;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * A year of one account with as many movements as wanted, as three banks' files. The same seed
 * makes the same movements in each; one in fifty is the twin of the one before.
 */
final class StatementFiles {
  static final String IBAN = "RO40BTRLRONCRT0000112233";

  private static final long SEED = 7;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final DateTimeFormatter SWIFT = DateTimeFormatter.ofPattern("yyMMdd");
  private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private StatementFiles() {}

  /** A movement in cents. */
  private record Moved(LocalDate day, long cents, String name, String text, String reference) {
    String plain(char point) {
      return BigDecimal.valueOf(Math.abs(cents), 2).toPlainString().replace('.', point);
    }
  }

  private static IntFunction<Moved> movements(int count) {
    Random random = new Random(SEED);
    Moved[] last = new Moved[1];
    return i -> {
      if (i % 50 != 49 || last[0] == null) {
        long cents = 100L + random.nextInt(5_000_000);
        LocalDate day = FIRST.plusDays((long) i * 365 / count);
        String name = "CLIENT NUMARUL " + random.nextInt(20_000) + " SRL";
        String text = "plata factura FX " + (1000 + i) + " din " + day;
        last[0] = new Moved(day, random.nextInt(4) == 0 ? -cents : cents, name, text, "R" + i);
      }
      return last[0];
    };
  }

  /** MT940 as Raiffeisen writes it. */
  static Path mt940(Path folder, int count) throws IOException {
    Path file = folder.resolve("year-" + count + ".sta");
    try (Writer w = Files.newBufferedWriter(file)) {
      w.write(":20:YEAR\n:25:" + IBAN + "\n:28C:1/1\n:60F:C260101RON0,00\n");
      IntFunction<Moved> all = movements(count);
      long sum = 0;
      for (int i = 0; i < count; i++) {
        Moved m = all.apply(i);
        sum += m.cents();
        String day = m.day().format(SWIFT);
        w.write(":61:" + day + day.substring(2) + (m.cents() < 0 ? "D" : "C"));
        w.write(m.plain(',') + "NMSCNONREF//" + m.reference() + "\n");
        w.write(":86:000^20" + m.text() + "^31RO35BTRLRONCRT0300445566\n^32" + m.name() + "\n");
      }
      String sign = sum < 0 ? "D" : "C";
      String closing = BigDecimal.valueOf(Math.abs(sum), 2).toPlainString().replace('.', ',');
      w.write(":62F:" + sign + "261231RON" + closing + "\n");
    }
    return file;
  }

  /** camt.053. */
  static Path camt(Path folder, int count) throws IOException {
    Path file = folder.resolve("year-" + count + ".xml");
    try (Writer w = Files.newBufferedWriter(file)) {
      w.write(
          "<?xml version=\"1.0\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">"
              + "<BkToCstmrStmt><Stmt><Id>S1</Id><Acct><Id><IBAN>"
              + IBAN
              + "</IBAN></Id><Ccy>RON</Ccy></Acct>\n");
      IntFunction<Moved> all = movements(count);
      for (int i = 0; i < count; i++) {
        Moved m = all.apply(i);
        String side = m.cents() < 0 ? "DBIT" : "CRDT";
        String party = m.cents() < 0 ? "Cdtr" : "Dbtr";
        w.write(
            String.format(
                Locale.ROOT,
                "<Ntry><Amt Ccy=\"RON\">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>%s</Dt></BookgDt>"
                    + "<ValDt><Dt>%s</Dt></ValDt><AcctSvcrRef>%s</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><%s><Pty><Nm>%s</Nm></Pty></%s>"
                    + "</RltdPties><RmtInf><Ustrd>%s</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>%n",
                m.plain('.'),
                side,
                m.day(),
                m.day(),
                m.reference(),
                party,
                m.name(),
                party,
                m.text()));
      }
      w.write("</Stmt></BkToCstmrStmt></Document>\n");
    }
    return file;
  }

  /** Banca Transilvania's newer CSV. */
  static Path csv(Path folder, int count) throws IOException {
    Path file = folder.resolve("year-" + count + ".csv");
    try (Writer w = Files.newBufferedWriter(file)) {
      w.write("Numar cont;" + IBAN + "\nMoneda cont;RON\n\n");
      w.write("Data tranzactie;Data valuta;Referinta;Tip tranzactie;Descriere;Debit;Credit\n");
      IntFunction<Moved> all = movements(count);
      for (int i = 0; i < count; i++) {
        Moved m = all.apply(i);
        String day = m.day().format(PRINTED);
        String side = m.cents() < 0 ? m.plain(',') + ";" : ";" + m.plain(',');
        w.write(
            day
                + ";"
                + day
                + ";"
                + m.reference()
                + ";Plata OP;\""
                + m.text()
                + "; C.I.F.:18547290; "
                + m.name()
                + "; RO35BTRLRONCRT0300445566\";"
                + side
                + "\n");
      }
    }
    return file;
  }
}
