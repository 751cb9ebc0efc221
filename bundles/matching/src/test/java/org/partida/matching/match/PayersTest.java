package org.partida.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.match.Payers.Kind;
import org.partida.api.match.Payers.Payer;
import org.partida.api.statement.LineRecord;
import org.partida.model.Money;
import org.partida.model.match.Grade;
import org.partida.model.match.MatchProposal;
import org.partida.model.voucher.PartnerRef;
import org.partida.spi.action.Progress;

/** Confirmed lines teach who pays; what is taken back is forgotten. */
@Timeout(60)
class PayersTest {
  private static final String WIFE = "RO35BTRLRONCRT0300445566";
  private static final String OTHER = "RO84INGB0000999905667788";

  private static final PartnerRef MOARA =
      new PartnerRef("Moara Noua SRL", Optional.of("RO"), Optional.of("RO890001013"));

  private final Shop shop = new Shop();
  private final PayersService payers = new PayersService(shop.books, shop.clock);

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  private static String paid(String day, String amount, String text, String iban) {
    return day + ";" + amount + ";Pizza La Colt;" + text + ";;" + iban;
  }

  private LineRecord line(String text) {
    shop.matches().run(Shop.ANA, shop.company.id(), Progress.SILENT);
    return shop.lines().stream()
        .filter(l -> l.line().text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private List<Payer> known() {
    return payers.list(Shop.ANA, shop.company.id());
  }

  @Test
  void anAccountAndANameThatPaidAreKnownAfterwards() throws Exception {
    shop.invoice("FX-1001", "Acme Alimente SRL", "1210.00");
    shop.invoice("FX-1002", "Acme Alimente SRL", "731.00");
    shop.bank("a.plain", paid("2026-11-10", "1210.00", "factura FX-1001", WIFE));
    LineRecord first = line("factura FX-1001");
    shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(first.id()));

    assertThat(known())
        .extracting(Payer::kind, Payer::key, Payer::partnerName, Payer::count)
        .containsExactly(
            tuple(Kind.IBAN, WIFE, "Acme Alimente SRL", 1),
            tuple(Kind.NAME, "PIZZA LA COLT", "Acme Alimente SRL", 1));

    shop.bank("b.plain", paid("2026-11-12", "731.00", "plata", WIFE));
    MatchProposal p = line("plata").proposal().orElseThrow();
    assertThat(p.grade()).as(p.toString()).isEqualTo(Grade.SURE);
    assertThat(p.evidence())
        .anyMatch(e -> e.kind().equals("IBAN") && e.detail().contains("paid before for Acme"))
        .anyMatch(e -> e.kind().equals("NAME") && e.detail().contains("paid before for Acme"));
  }

  @Test
  void aNameWrittenOtherwiseIsNoLesson() throws Exception {
    shop.invoice("FX-1001", "Cantina „La Mama” SRL", "1210.00");
    shop.bank("a.plain", "2026-11-10;1210.00;MAMA LA CANTINA;factura FX-1001;;" + WIFE);
    shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(line("factura FX-1001").id()));

    assertThat(known()).extracting(Payer::kind).containsExactly(Kind.IBAN);
  }

  @Test
  void aLineThatIsTakenBackTeachesNothing() throws Exception {
    shop.invoice("FX-1001", "Acme Alimente SRL", "1210.00");
    shop.bank("a.plain", paid("2026-11-10", "1210.00", "factura FX-1001", WIFE));
    String id = line("factura FX-1001").id();
    shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(id));
    assertThat(known()).hasSize(2);

    shop.matches().undo(Shop.ANA, shop.company.id(), id, "wrong client");

    assertThat(known()).isEmpty();
  }

  @Test
  void whatIsConfirmedByItselfTeachesNothing() throws Exception {
    shop.autoConfirm();
    shop.invoice("FX-1001", "Acme Alimente SRL", "1210.00");
    shop.bank("a.plain", paid("2026-11-10", "1210.00", "factura FX-1001", WIFE));
    LineRecord line = line("factura FX-1001");
    assertThat(line.proposal().map(MatchProposal::grade)).contains(Grade.SURE);
    shop.policy(line.id());

    assertThat(shop.open()).isEmpty();
    assertThat(known()).isEmpty();
  }

  @Test
  void anAccountThatPaysForTwoMakesNothingSure() throws Exception {
    shop.invoice("FX-1001", "Acme Alimente SRL", "1210.00");
    shop.book("FX-2001", MOARA, "4111", Money.of("555.00", "RON"), Optional.empty());
    shop.invoice("FX-1002", "Acme Alimente SRL", "731.00");
    shop.bank(
        "a.plain",
        "2026-11-10;1210.00;;factura FX-1001;;" + WIFE,
        "2026-11-11;555.00;;factura FX-2001;;" + WIFE);
    String one = line("factura FX-1001").id();
    String two = line("factura FX-2001").id();
    shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(one, two));
    shop.bank("b.plain", "2026-11-12;731.00;;plata;;" + WIFE);

    assertThat(grade("plata")).as("the other owes nothing").isEqualTo(Grade.ATTENTION);
    shop.book("FX-2002", MOARA, "4111", Money.of("91.00", "RON"), Optional.empty());
    assertThat(grade("plata")).as("the other owes something else").isEqualTo(Grade.ATTENTION);
  }

  private Grade grade(String text) {
    return line(text).proposal().orElseThrow().grade();
  }

  @Test
  void whatIsForgottenIsNotUsed() throws Exception {
    shop.invoice("FX-1001", "Acme Alimente SRL", "1210.00");
    shop.invoice("FX-1002", "Acme Alimente SRL", "731.00");
    shop.bank("a.plain", paid("2026-11-10", "1210.00", "factura FX-1001", OTHER));
    shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(line("factura FX-1001").id()));

    assertThat(payers.forget(Shop.ANA, shop.company.id(), OTHER)).isEqualTo(1);
    assertThat(payers.forget(Shop.ANA, shop.company.id(), "PIZZA LA COLT")).isEqualTo(1);
    assertThat(payers.forget(Shop.ANA, shop.company.id(), "PIZZA LA COLT")).isZero();

    shop.bank("b.plain", paid("2026-11-12", "731.00", "plata", OTHER));
    assertThat(grade("plata")).isNotEqualTo(Grade.SURE);
  }
}
