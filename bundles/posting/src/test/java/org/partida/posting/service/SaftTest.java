package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.ro.YearOfBooks;
import org.partida.posting.saft.SaftService;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A month of D406: what is inside ties. */
class SaftTest {
  private static final YearMonth MONTH = YearMonth.of(2026, 3);

  @ParameterizedTest
  @EnumSource(YearOfBooks.Kind.class)
  void totalsBalancesAndPartnersTie(YearOfBooks.Kind kind) throws Exception {
    List<Voucher> year = YearOfBooks.of(kind, 7, 12);
    try (Desk desk = new Desk()) {
      desk.clock.set(Instant.parse("2026-12-31T12:00:00Z"));
      YearJudgedTest.post(desk, year);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new SaftService(desk.books, desk.hosts(), desk.clock)
          .export(Desk.ANA, Desk.COMPANY, "saft", MONTH, out);
      Document d =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(out.toByteArray()));

      List<Voucher> march =
          year.stream().filter(v -> YearMonth.from(v.date()).equals(MONTH)).toList();
      assertThat(text(d, "NumberOfEntries")).isEqualTo(Integer.toString(march.size()));
      assertThat(elements(d, "Transaction")).hasSize(march.size());
      assertThat(sum(d, "DebitAmount"))
          .isEqualTo(new BigDecimal(text(d, "TotalDebit")))
          .isEqualTo(sum(d, "CreditAmount"))
          .isEqualTo(side(march, Side.D));
      Map<String, BigDecimal> closing = new HashMap<>();
      BigDecimal all = BigDecimal.ZERO;
      for (Element a : elements(d, "Account")) {
        BigDecimal end = balance(a, "Closing");
        closing.put(child(a, "AccountID"), end);
        all = all.add(end);
        BigDecimal moved = moved(march, child(a, "AccountID"));
        assertThat(balance(a, "Opening").add(moved)).isEqualByComparingTo(end);
      }
      assertThat(all).isEqualByComparingTo(BigDecimal.ZERO);
      assertThat(closing.keySet()).allMatch(c -> c.matches("[0-9]+"));
      partners(d, "Customer", closing.get("4111"), "4111");
      partners(d, "Supplier", closing.get("401"), "401");
      for (Element l : elements(d, "TransactionLine")) {
        assertThat(child(l, "CustomerID")).matches("0[0-6].+");
        assertThat(child(l, "SupplierID")).matches("0[0-6].+");
        assertThat(l.getElementsByTagName("TaxInformation").getLength()).isEqualTo(1);
        assertThat(closing).containsKey(child(l, "AccountID"));
      }
    }
  }

  /** The partners' balances are the account's, and everyone that a line names is there. */
  private static void partners(Document d, String one, BigDecimal account, String code) {
    BigDecimal sum = BigDecimal.ZERO;
    Set<String> ids = new TreeSet<>();
    for (Element p : elements(d, one)) {
      ids.add(child(p, one + "ID"));
      sum = child(p, "AccountID").equals(code) ? sum.add(balance(p, "Closing")) : sum;
    }
    assertThat(sum).isEqualByComparingTo(account == null ? BigDecimal.ZERO : account);
    ids.add("0012345674");
    for (Element l : elements(d, "TransactionLine")) {
      assertThat(ids).contains(child(l, one + "ID"));
    }
  }

  private static BigDecimal side(List<Voucher> all, Side side) {
    return all.stream()
        .flatMap(v -> v.lines().stream())
        .filter(l -> l.side() == side)
        .map(l -> l.amount().decimal())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal moved(List<Voucher> all, String synthetic) {
    return all.stream()
        .flatMap(v -> v.lines().stream())
        .filter(l -> l.account().synthetic().equals(synthetic))
        .map(VoucherLine::signed)
        .map(m -> m.decimal())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal sum(Document d, String side) {
    return elements(d, side).stream()
        .map(e -> new BigDecimal(child(e, "Amount")))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal balance(Element e, String which) {
    NodeList debit = e.getElementsByTagName(which + "DebitBalance");
    return debit.getLength() == 1
        ? new BigDecimal(debit.item(0).getTextContent())
        : new BigDecimal(child(e, which + "CreditBalance")).negate();
  }

  private static List<Element> elements(Document d, String name) {
    NodeList all = d.getElementsByTagName(name);
    List<Element> out = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      out.add((Element) all.item(i));
    }
    return out;
  }

  private static String text(Document d, String name) {
    return d.getElementsByTagName(name).item(0).getTextContent();
  }

  private static String child(Element e, String name) {
    return e.getElementsByTagName(name).item(0).getTextContent();
  }
}
