package org.partida.sandbox.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.sandbox.Months;

class BankFilesTest {

  static Stream<StatementFile> files() {
    return Months.seven().companies().stream().flatMap(c -> c.statements().stream());
  }

  private static StatementFile first(String format) {
    return files().filter(f -> f.format().equals(format)).findFirst().orElseThrow();
  }

  private static String text(StatementFile file) {
    return new String(file.content().bytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("files")
  void openingPlusLinesIsClosing(StatementFile file) {
    BigDecimal sum =
        file.lines().stream().map(BankLine::amount).reduce(file.opening(), BigDecimal::add);
    assertThat(sum).isEqualByComparingTo(file.closing());
    assertThat(file.lines()).isNotEmpty();
    assertThat(Iban.isValid(file.account())).isTrue();
  }

  @Test
  void filesOfAnAccountChainAndAllDialectsAreThere() {
    for (CompanyMonth company : Months.seven().companies()) {
      Map<String, BigDecimal> last = new TreeMap<>();
      for (StatementFile file : company.statements()) {
        BigDecimal before = last.put(file.account(), file.closing());
        if (before != null) {
          assertThat(file.opening()).isEqualByComparingTo(before);
        }
      }
    }
    assertThat(files().map(StatementFile::format).distinct())
        .containsExactlyInAnyOrder("BT_OLD", "BT_NEW", "MT940_ING", "CAMT053");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 99})
  void paymentsFitTheDocumentsTheyPay(long seed) {
    Set<BankLine.Kind> kinds = EnumSet.noneOf(BankLine.Kind.class);
    for (CompanyMonth company : Months.of(seed).companies()) {
      Map<String, BigDecimal> owed = new TreeMap<>();
      company.invoices(Direction.ISSUED).forEach(i -> owed.put(i.number(), i.owed()));
      company.invoices(Direction.RECEIVED).forEach(i -> owed.put(i.number(), i.owed().negate()));
      for (StatementFile file : company.statements()) {
        for (BankLine line : file.lines()) {
          kinds.add(line.kind());
          BigDecimal settled = BigDecimal.ZERO;
          for (BankLine.Settled s : line.settles()) {
            settled = settled.add(s.amount());
            assertThat(owed).containsKey(s.number());
            assertThat(owed.get(s.number()).signum()).isEqualTo(line.amount().signum());
            assertThat(s.amount()).isLessThanOrEqualTo(owed.get(s.number()).abs());
          }
          if (!line.settles().isEmpty()) {
            assertThat(settled).isEqualByComparingTo(line.amount().abs());
          }
        }
      }
    }
    assertThat(kinds).containsExactlyInAnyOrder(BankLine.Kind.values());
  }

  @Test
  void btOldShowsRunningBalanceAndNegativeDebits() {
    StatementFile file = first("BT_OLD");
    List<List<String>> rows = csv(text(file), ',');
    int header = 15;
    assertThat(rows.get(header)).startsWith("Data tranzactie", "Data valuta", "Descriere");
    assertThat(text(file)).contains("Gasit/e:," + file.lines().size());
    BigDecimal balance = file.opening();
    for (List<String> row : rows.subList(header + 1, rows.size())) {
      BigDecimal amount = english(row.get(4)).add(english(row.get(5)));
      balance = balance.add(amount);
      assertThat(english(row.get(6))).isEqualByComparingTo(balance);
    }
    assertThat(balance).isEqualByComparingTo(file.closing());
  }

  @Test
  void btNewHasRomanianNumbersAndDates() {
    StatementFile file = first("BT_NEW");
    List<List<String>> rows = csv(text(file), ';');
    BigDecimal balance = file.opening();
    for (List<String> row : rows.subList(4, rows.size())) {
      assertThat(row.get(0)).matches("\\d\\d/\\d\\d/2026");
      balance = balance.add(romanian(row.get(6))).subtract(romanian(row.get(5)));
    }
    assertThat(balance).isEqualByComparingTo(file.closing());
    assertThat(text(file)).startsWith("\uFEFFNumar cont;RO");
  }

  @Test
  void mt940ChainsItsStatementsAndKeepsTheLineWidth() {
    StatementFile file = first("MT940_ING");
    String text = text(file);
    assertThat(text.lines()).allMatch(line -> line.length() <= 69);
    List<BigDecimal> balances = new ArrayList<>();
    Matcher matcher = Pattern.compile(":6[02]F:([CD])\\d{6}RON([0-9,]+)").matcher(text);
    while (matcher.find()) {
      BigDecimal amount = new BigDecimal(matcher.group(2).replace(',', '.'));
      balances.add("D".equals(matcher.group(1)) ? amount.negate() : amount);
    }
    assertThat(balances.get(0)).isEqualByComparingTo(file.opening());
    for (int i = 2; i < balances.size(); i += 2) {
      assertThat(balances.get(i)).isEqualByComparingTo(balances.get(i - 1));
    }
    assertThat(balances.get(balances.size() - 1)).isEqualByComparingTo(file.closing());
    BankLine paid =
        file.lines().stream().filter(l -> l.kind() == BankLine.Kind.FULL).findFirst().orElseThrow();
    String joined = text.replace("\r\n", "");
    assertThat(joined).contains("~33" + paid.counterparty().orElseThrow().iban());
  }

  @Test
  void camtSumsUpByItsSigns() {
    StatementFile file = first("CAMT053");
    Ubl xml = new Ubl(file.content());
    BigDecimal sum = BigDecimal.ZERO;
    for (var node : xml.nodes("//*[local-name()='Ntry']")) {
      var entry = (org.w3c.dom.Element) node;
      BigDecimal amount =
          new BigDecimal(entry.getElementsByTagNameNS("*", "Amt").item(0).getTextContent());
      String sign = entry.getElementsByTagNameNS("*", "CdtDbtInd").item(0).getTextContent();
      sum = "CRDT".equals(sign) ? sum.add(amount) : sum.subtract(amount);
    }
    assertThat(file.opening().add(sum)).isEqualByComparingTo(file.closing());
    assertThat(xml.nodes("//*[local-name()='Cd'][text()='OPBD' or text()='CLBD']")).hasSize(2);
  }

  @Test
  void twoFeesOfOneDayAreTwins() {
    List<BankLine> fees =
        first("BT_OLD").lines().stream().filter(l -> l.kind() == BankLine.Kind.FEE).toList();
    assertThat(fees).hasSize(2);
    assertThat(fees.get(0)).isEqualTo(fees.get(1));
  }

  private static BigDecimal english(String text) {
    return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text.replace(",", ""));
  }

  private static BigDecimal romanian(String text) {
    return text.isEmpty()
        ? BigDecimal.ZERO
        : new BigDecimal(text.replace(".", "").replace(',', '.'));
  }

  private static List<List<String>> csv(String text, char separator) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : text.lines().toList()) {
      List<String> cells = new ArrayList<>();
      StringBuilder cell = new StringBuilder();
      boolean quoted = false;
      for (int i = 0; i < line.length(); i++) {
        char c = line.charAt(i);
        if (c == '"') {
          quoted = !quoted;
        } else if (c == separator && !quoted) {
          cells.add(cell.toString());
          cell.setLength(0);
        } else {
          cell.append(c);
        }
      }
      cells.add(cell.toString());
      rows.add(cells);
    }
    return rows;
  }
}
