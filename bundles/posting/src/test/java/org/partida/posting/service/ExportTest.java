package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.partida.api.posting.JournalEntry;
import org.partida.api.posting.VoucherRecord;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.document.DecisionState;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.export.BeancountJournal;
import org.partida.posting.export.CsvJournal;
import org.partida.posting.export.HledgerJournal;
import org.partida.posting.export.JournalFormat;
import org.partida.posting.export.LedgerJournal;
import org.partida.testkit.store.Samples;

/** What other programs get: they are asked themselves whether they agree. */
class ExportTest {
  @TempDir Path folder;

  private static final List<String> NASTY =
      List.of(
          "SRL; include /etc/passwd",
          "a\n2026-01-01 x\n  4111  -1.00 RON",
          "date:2026-99-99",
          "x [2026-13-45] [=1-2-3]",
          "=HYPERLINK(\"http://x\")",
          "@SUM(A1)",
          "| payee | note",
          "(code) *! ~",
          "  ",
          "tag:, , :",
          "„ghilimele” țșăîâ",
          "\u2028line\u0085sep\r\nend",
          "comment\nend comment",
          "{=1.00 RON} @ 5 EUR",
          "key:: (1/0) :tag:",
          "\" ^link #tag \\",
          "\\\" 2026-01-01 close Assets:4111",
          "option \"title\" \"x\"",
          "x".repeat(9000));

  private static Voucher nasty(int i, String text) {
    PartnerRef partner = new PartnerRef(text, Optional.empty(), Optional.of("RO1"));
    Money m = Money.of("10.0" + i % 10, "RON");
    AccountCode account =
        AccountCode.of("4111." + text.replace("\n", " ").substring(0, Math.min(38, text.length())));
    VoucherLine debit =
        new VoucherLine(
            account,
            Side.D,
            m,
            Optional.of(Money.of("2.00", "EUR")),
            Optional.of(partner),
            Optional.empty(),
            Optional.of(text),
            Optional.empty(),
            Map.of(),
            "r",
            text);
    VoucherLine credit = VoucherLine.of(AccountCode.of("704"), Side.C, m, "r", text);
    return new Voucher(
        new ExternalId("v-" + i + ":a,b;c"),
        Desk.COMPANY,
        LocalDate.of(2026, 3, 1),
        LocalDate.of(2026, 3, 1),
        Journal.SALES,
        text,
        text,
        List.of(debit, credit),
        Optional.empty());
  }

  private static String write(JournalFormat format) throws IOException {
    StringWriter out = new StringWriter();
    JournalFormat.Sink sink =
        format.begin(Samples.company(Desk.COMPANY), Map.of("704", "Venituri; din\nservicii"), out);
    for (int i = 0; i < NASTY.size(); i++) {
      sink.entry(new JournalEntry("SALES-2026-" + i, nasty(i, NASTY.get(i))));
    }
    sink.end();
    return out.toString();
  }

  @ParameterizedTest
  @EnumSource(Judge.class)
  void acceptsWhatStrangersWrote(Judge judge) throws Exception {
    JournalFormat format =
        switch (judge.needed()) {
          case HLEDGER -> new HledgerJournal();
          case LEDGER -> new LedgerJournal();
          case BEANCOUNT -> new BeancountJournal();
        };
    Path file = Files.writeString(folder.resolve("nasty." + judge.format()), write(format));
    judge.accepts(file);
    assertThat(judge.balances(file))
        .as("no two accounts became one, none came from a text")
        .hasSize(NASTY.size() + 1)
        .containsEntry("704", new BigDecimal("-190.81"));
  }

  @Test
  void noTextReachesHledgerAsSyntax() throws Exception {
    String text = write(new HledgerJournal());
    assertThat(text.lines().filter(l -> l.startsWith("2026-")))
        .hasSize(NASTY.size())
        .allMatch(l -> l.indexOf(';') < 0);
    assertThat(text.lines().filter(l -> l.matches("\\s+\\S+ {2}-?[0-9].*")))
        .hasSize(2 * NASTY.size());
    assertThat(text.lines().filter(l -> l.contains("  2.00 EUR @@ 10.0"))).hasSize(NASTY.size());
    assertThat(text)
        .doesNotContain("date:2026")
        .doesNotContain("[")
        .contains("external-id: v-0:a_b;c");
  }

  @Test
  void noTextReachesASpreadsheetAsAFormula() throws Exception {
    String text = write(new CsvJournal());
    assertThat(text)
        .contains(",'@SUM(A1),")
        .contains("\"'=HYPERLINK(\"\"http://x\"\")\"")
        .doesNotContain(",=")
        .doesNotContain(",@");
    assertThat(text).startsWith("number,date,journal,");
  }

  @ParameterizedTest
  @EnumSource(Judge.class)
  void balancesAreOurs(Judge judge) throws Exception {
    try (Desk desk = new Desk()) {
      for (int i = 0; i < 5; i++) {
        desk.document("d" + i, DecisionState.APPROVED);
        desk.propose("d" + i);
        desk.postStep("d" + i);
      }
      VoucherRecord first = desk.vouchers("d0").get(0);
      desk.service().undo(Desk.ANA, first.voucher().externalId(), "test; injection\n2026-01-01 x");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      desk.service().export(Desk.ANA, Desk.COMPANY, judge.format(), out);
      assertThat(out.toString(StandardCharsets.UTF_8))
          .containsPattern("reversal-of: \"?" + first.voucher().externalId());
      judge.needed();
      Path file = Files.write(folder.resolve("desk." + judge.format()), out.toByteArray());
      judge.accepts(file);
      Map<String, BigDecimal> ours = new TreeMap<>();
      desk.service()
          .trialBalance(Desk.ANA, Desk.COMPANY, LocalDate.of(2026, 12, 31))
          .rows()
          .forEach(r -> ours.put(r.account().toString(), r.balance().decimal()));
      assertThat(judge.balances(file)).isEqualTo(ours).isNotEmpty();
    }
  }

  @Test
  void beancountTellsTextFromSyntaxAndAddsUpMonths() throws Exception {
    String text = write(new BeancountJournal());
    assertThat(text)
        .contains("\"\\\\\\\" 2026-01-01 close Assets:4111\"")
        .contains("2026-04-01 balance Income:704  -190.81 RON")
        .contains("^v-0_3a_a_2c_b_3b_c")
        .contains("  code: \"704\"\n  name: \"Venituri; din servicii\"");
    assertThat(text.lines().filter(l -> l.matches("2026-.*"))).allMatch(l -> l.length() < 2000);
  }

  @Test
  void anUnknownFormatIsNamedWithWhatThereIs() throws Exception {
    try (Desk desk = new Desk()) {
      assertThat(desk.service().exportFormats())
          .containsExactly("beancount", "csv", "hledger", "ledger");
      assertThatThrownBy(
              () ->
                  desk.service().export(Desk.ANA, Desk.COMPANY, "pdf", new ByteArrayOutputStream()))
          .isInstanceOfSatisfying(
              PartidaException.class,
              e -> assertThat(e.problem().fix()).contains("csv, hledger, ledger"));
    }
  }
}
