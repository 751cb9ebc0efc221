package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.NOON;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partida.api.document.Document;
import org.partida.api.document.PaperTie;
import org.partida.base.port.UnitOfWork;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.PaperLine;
import org.partida.model.paper.Support;
import org.partida.model.voucher.AccountCode;
import org.partida.spi.posting.PaperSettings;

/** Business papers, their ties with invoices, what proposals stand on, and settings. */
public abstract class PaperStoreContract {
  /** The unit of work over empty books. */
  protected abstract UnitOfWork work();

  private static BusinessPaper paper(String net) {
    return new BusinessPaper(
        PaperKind.STOCK_DISCHARGE,
        "BC-1",
        LocalDate.parse("2026-10-05"),
        Optional.empty(),
        Support.NOTHING,
        Currency.getInstance("RON"),
        List.of(PaperLine.of("1", "Marfă", Money.of(net, "RON"), Optional.of(Percent.of("21")))),
        List.of(),
        false,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private Document add(String id) {
    Document d = Samples.document(id, ALFA, NOON);
    Optional<String> there =
        work().write(tx -> tx.papers().addIfNew(d, "BC|" + id, paper("10.05")));
    assertThat(there).isEmpty();
    return d;
  }

  @Test
  void aPaperIsKeptOnceAsItWasWritten() {
    Document d = add("p1");
    Optional<String> again =
        work()
            .write(
                tx ->
                    tx.papers()
                        .addIfNew(Samples.document("p2", ALFA, NOON), "BC|p1", paper("99.00")));
    assertThat(again).contains("p1");
    Optional<BusinessPaper> kept = work().read(tx -> tx.papers().find("p1"));
    assertThat(kept).contains(paper("10.05"));
    Optional<BusinessPaper> none = work().read(tx -> tx.papers().find("p2"));
    assertThat(none).isEmpty();
    work()
        .write(
            tx -> {
              tx.papers().put("p1", paper("11.00"));
              return d;
            });
    Optional<BusinessPaper> changed = work().read(tx -> tx.papers().find("p1"));
    assertThat(changed).contains(paper("11.00"));
  }

  @Test
  void papersAreFoundByKindAndDay() {
    Document d = add("p1");
    List<String> kinds = List.of(d.typeCode());
    LocalDate day = d.issueDate();
    List<Document> found = work().read(tx -> tx.papers().dated(ALFA, kinds, day, day, 10));
    assertThat(found).extracting(Document::id).containsExactly("p1");
    List<Document> later =
        work().read(tx -> tx.papers().dated(ALFA, kinds, day.plusDays(1), day.plusDays(9), 10));
    assertThat(later).isEmpty();
  }

  @Test
  void theLastWordOnATieCounts() {
    add("p1");
    add("i1");
    for (boolean joined : List.of(true, false)) {
      PaperTie tie =
          new PaperTie(
              ALFA, "p1", "i1", joined, BigDecimal.ZERO, new BigDecimal("0.25"), "ana", NOON);
      work()
          .write(
              tx -> {
                tx.papers().putTie(tie);
                return tie;
              });
      for (String side : List.of("p1", "i1")) {
        List<PaperTie> ties = work().read(tx -> tx.papers().ties(side));
        assertThat(ties).containsExactly(tie);
      }
    }
  }

  @Test
  void whatAProposalStandsOnIsFoundFromBothEnds() {
    add("p1");
    ExternalId entry = new ExternalId("e-1");
    List<ExternalId> two = List.of(entry, new ExternalId("e-2"));
    for (List<ExternalId> basis : List.of(two, List.of(entry), List.<ExternalId>of())) {
      work()
          .write(
              tx -> {
                tx.papers().putBasis("p1", basis);
                return basis;
              });
      List<ExternalId> now = work().read(tx -> tx.papers().basis("p1"));
      assertThat(now).isEqualTo(basis);
      List<String> on = work().read(tx -> tx.papers().standingOn(entry));
      assertThat(on).isEqualTo(basis.isEmpty() ? List.of() : List.of("p1"));
    }
  }

  @Test
  void settingsHaveTheirDefaultUntilTheyAreChanged() {
    PaperSettings before = work().read(tx -> tx.papers().settings(ALFA));
    assertThat(before).isEqualTo(PaperSettings.DEFAULT);
    for (String account : List.of("6588", "308")) {
      PaperSettings wanted = new PaperSettings(false, AccountCode.of(account));
      work()
          .write(
              tx -> {
                tx.papers().putSettings(ALFA, wanted);
                return wanted;
              });
      PaperSettings now = work().read(tx -> tx.papers().settings(ALFA));
      assertThat(now).isEqualTo(wanted);
    }
  }
}
