package org.partida.matching.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partida.model.Money;
import org.partida.model.match.ItemSide;
import org.partida.model.match.MatchProposal;
import org.partida.model.match.OpenItem;
import org.partida.model.statement.Counterparty;
import org.partida.model.statement.LineKind;
import org.partida.model.statement.StatementLine;
import org.partida.spi.match.MatchLine;
import org.partida.spi.match.MatchRequest;
import org.partida.spi.match.MatchRequest.Policy;

/** Builds small cases: a company, what is open, what the bank says. */
final class Scenario {
  static final String OWN = "RO40BTRLRONCRT0000112233";
  static final String OWN_TAX_ID = "RO14399840";
  static final String IBAN_A = "RO35BTRLRONCRT0300445566";
  static final String IBAN_B = "RO84INGB0000999905667788";
  private static final LocalDate ISSUED = LocalDate.of(2026, 3, 2);
  private static final LocalDate PAID = LocalDate.of(2026, 3, 6);

  private final List<OpenItem> items = new ArrayList<>();
  private final List<MatchLine> lines = new ArrayList<>();
  private Policy policy = Policy.STRICT;

  Scenario balanced() {
    policy = Policy.BALANCED;
    return this;
  }

  /** A receivable of a partner without known account. */
  Scenario owes(String partner, String number, String amount) {
    return item(
        number, ItemSide.RECEIVABLE, partner, partner, "", "", number, amount, ISSUED, "", "");
  }

  Scenario owes(String partnerId, String partner, String iban, String number, String amount) {
    return item(
        number, ItemSide.RECEIVABLE, partnerId, partner, "", iban, number, amount, ISSUED, "", "");
  }

  Scenario weOwe(String partner, String iban, String number, String amount) {
    return item(
        number, ItemSide.PAYABLE, partner, partner, "", iban, number, amount, ISSUED, "", "");
  }

  Scenario item(
      String id,
      ItemSide side,
      String partnerId,
      String partner,
      String taxId,
      String iban,
      String number,
      String amount,
      LocalDate issued,
      String awb,
      String order) {
    Money money =
        amount.contains(" ")
            ? Money.of(amount.split(" ")[0], amount.split(" ")[1])
            : Money.of(amount, "RON");
    items.add(
        new OpenItem(
            id,
            side,
            partnerId,
            partner,
            given(taxId),
            given(iban).map(List::of).orElse(List.of()),
            number,
            issued,
            Optional.empty(),
            money,
            money,
            given(awb),
            given(order)));
    return this;
  }

  Scenario line(String amount, String name, String iban, String text) {
    return line(amount, name, iban, "", text, LineKind.OTHER);
  }

  Scenario line(String amount, String name, String iban, String taxId, String text, LineKind kind) {
    return line(lineOf("L" + (lines.size() + 1), amount, name, iban, taxId, text, kind, "", ""));
  }

  Scenario line(MatchLine line) {
    lines.add(line);
    return this;
  }

  static MatchLine lineOf(
      String id,
      String amount,
      String name,
      String iban,
      String taxId,
      String text,
      LineKind kind,
      String awb,
      String order) {
    StatementLine l =
        new StatementLine(
            1,
            PAID,
            Optional.of(PAID),
            Money.of(amount, "RON"),
            new Counterparty(given(name), given(iban), given(taxId)),
            text,
            Optional.empty(),
            Optional.empty(),
            given(awb),
            given(order),
            Optional.empty(),
            kind);
    return new MatchLine(id, l, MatchLine.Source.BANK, false);
  }

  MatchRequest request() {
    return new MatchRequest(
        lines,
        items,
        Set.of(OWN),
        policy,
        Optional.empty(),
        List.of(),
        Set.of(),
        Set.of(OWN_TAX_ID));
  }

  List<MatchProposal> match() {
    return new EvidenceMatcher().match(request());
  }

  MatchProposal only() {
    return match().get(0);
  }

  private static Optional<String> given(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
