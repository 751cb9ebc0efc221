package org.partida.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.company.Company;
import org.partida.api.match.MatchOptions;
import org.partida.api.match.ProformaBook;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.base.host.Hosts;
import org.partida.model.PartidaException;
import org.partida.model.document.AccountingState;
import org.partida.model.match.Evidence;
import org.partida.model.match.Grade;
import org.partida.model.match.Proforma;
import org.partida.spi.action.Progress;
import org.partida.spi.host.Capability;
import org.partida.spi.host.HostCapabilities;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.posting.ProductRule;

/** From a proforma over the bank's line to its invoice, and back. */
@Timeout(60)
class ProformaJourneyTest {
  private final ProformaShop desk = new ProformaShop();
  private final Shop shop = desk.shop;

  @AfterEach
  void close() throws IOException {
    desk.close();
  }

  private static List<String> kinds(LineRecord l) {
    return l.proposal().orElseThrow().evidence().stream().map(Evidence::kind).toList();
  }

  private static String detail(LineRecord l, String kind) {
    return l.proposal().orElseThrow().evidence().stream()
        .filter(e -> e.kind().equals(kind))
        .map(Evidence::detail)
        .findFirst()
        .orElseThrow();
  }

  private List<Proforma.State> states() {
    return desk
        .register
        .list(
            Shop.ANA,
            shop.company.id(),
            java.util.Optional.empty(),
            100,
            java.util.Optional.empty())
        .items()
        .stream()
        .map(Proforma::state)
        .toList();
  }

  @Test
  void aLinePaysAProformaWhoseInvoiceIsMadeBookedAndSettled() throws Exception {
    desk.proforma("PF-701", "1000.00");
    desk.proforma("PF-702", "50.00");
    LineRecord line = desk.line("1210.00", "plata proforma PF-701");

    assertThat(line.proposal().orElseThrow().grade())
        .as("%s", line.proposal())
        .isEqualTo(Grade.SURE);
    assertThat(detail(line, "PROFORMA")).contains("proforma PF-701", "Client Bun SRL", "1210.00");
    assertThat(shop.entries()).as("nothing before a person confirms").isZero();

    LineRecord saved = desk.confirmed(line.id());
    assertThat(saved.state()).as("%s", saved).isEqualTo(LineState.SAVED);
    assertThat(detail(saved, "INVOICE")).contains("FP-1");
    assertThat(kinds(saved)).contains("PROFORMA", "REFERENCE");
    assertThat(shop.balances())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("5121", "1210.00", "704", "-1000.00", "4427", "-210.00"));
    assertThat(shop.open()).isEmpty();
    assertThat(desk.documents())
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.number()).isEqualTo("FP-1");
              assertThat(d.accounting()).isEqualTo(AccountingState.POSTED);
              assertThat(d.issueDate()).isEqualTo("2026-11-11");
            });
    assertThat(states()).containsExactly(Proforma.State.INVOICED, Proforma.State.OPEN);
  }

  @Test
  void confirmingTwiceIsOnce() throws Exception {
    desk.proforma("PF-701", "1000.00");
    String line = desk.line("1210.00", "plata proforma PF-701").id();
    shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(line));
    assertThat(desk.confirmed(line).state()).isEqualTo(LineState.SAVED);
    int entries = shop.entries();

    desk.confirmed(line);
    shop.matches().run(Shop.ANA, shop.company.id(), Progress.SILENT);
    assertThat(shop.entries()).isEqualTo(entries).isEqualTo(2);
    assertThat(desk.documents()).hasSize(1);
  }

  @Test
  void undoTakesTheReceiptBackAndLeavesTheInvoiceWithAProposalOfStorno() throws Exception {
    desk.proforma("PF-701", "1000.00");
    String line = desk.line("1210.00", "plata proforma PF-701").id();
    desk.confirmed(line);

    LineRecord undone = shop.matches().undo(Shop.ANA, shop.company.id(), line, "wrong line");
    String document = desk.documents().get(0).id();
    assertThat(detail(undone, "STORNO")).contains("FP-1", "undo --document " + document);
    assertThat(shop.balances())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("4111", "1210.00", "704", "-1000.00", "4427", "-210.00"));
    assertThat(shop.open()).containsExactly(Map.entry("FP-1", "1210.00"));
    assertThat(desk.notices())
        .singleElement()
        .satisfies(
            n -> {
              assertThat(n.problem().code()).isEqualTo("proforma.storno");
              assertThat(n.problem().fix()).contains("undo --document " + document);
            });

    LineRecord again = desk.matched(line);
    assertThat(again.proposal().orElseThrow().grade())
        .as("the invoice is found by its proforma's number: %s", again.proposal())
        .isEqualTo(Grade.SURE);
    assertThat(desk.confirmed(line).state()).isEqualTo(LineState.SAVED);
    assertThat(shop.open()).isEmpty();
    assertThat(desk.documents()).hasSize(1);
    assertThat(desk.notices()).isEmpty();
  }

  @Test
  void theNoticeEndsWhenTheInvoiceIsNotOpenAnyMore() throws Exception {
    desk.proforma("PF-701", "1000.00");
    String line = desk.line("1210.00", "plata proforma PF-701").id();
    desk.confirmed(line);
    shop.matches().undo(Shop.ANA, shop.company.id(), line, "wrong line");
    shop.matchStep();
    assertThat(desk.notices()).as("it is open").hasSize(1);

    desk.reverse(desk.documents().get(0).id());
    assertThat(shop.open()).isEmpty();
    shop.matchStep();
    assertThat(desk.notices()).isEmpty();
  }

  @Test
  void aQuestionAboutTheInvoiceIsTheLinesReasonAndItsAnswerLetsItGoOn() throws Exception {
    List<ProductRule> known = shop.products;
    shop.products = List.of();
    desk.proforma("PF-701", "1000.00");
    String line = desk.line("1210.00", "plata proforma PF-701").id();
    LineRecord waits = desk.confirmed(line);
    assertThat(waits.state()).isEqualTo(LineState.UNSAVED);
    assertThat(waits.error()).isEmpty();
    assertThat(detail(waits, "INVOICING")).contains("FP-1", "a question about it is open", "type");
    shop.matches().run(Shop.ANA, shop.company.id(), Progress.SILENT);
    assertThat(kinds(desk.now(line))).as("a run leaves it alone").contains("INVOICING");

    shop.products = known;
    desk.work(line);
    assertThat(desk.now(line).state()).isEqualTo(LineState.SAVED);
    assertThat(desk.documents()).hasSize(1);
    assertThat(shop.open()).isEmpty();
  }

  @Test
  void aPartIsLookedAtAndTheRestOfTheInvoiceStaysOpen() throws Exception {
    desk.proforma("PF-701", "1000.00");
    LineRecord line = desk.line("1000.00", "avans proforma PF-701");
    assertThat(line.proposal().orElseThrow().grade()).isEqualTo(Grade.ATTENTION);

    assertThat(desk.confirmed(line.id()).state()).isEqualTo(LineState.SAVED);
    assertThat(shop.open()).containsExactly(Map.entry("FP-1", "210.00"));
  }

  @Test
  void aProformaThatWasCancelledMeanwhileIsNotInvoiced() throws Exception {
    Proforma p = desk.proforma("PF-701", "1000.00");
    String line = desk.line("1210.00", "plata proforma PF-701").id();
    shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(line));
    desk.register.cancel(Shop.ANA, shop.company.id(), List.of(p.number()), "not wanted");
    desk.work(line);

    LineRecord failed = desk.now(line);
    assertThat(failed.state()).isEqualTo(LineState.UNSAVED);
    assertThat(failed.error().orElseThrow().code()).isEqualTo("proforma.cancelled");
    assertThat(desk.documents()).isEmpty();
    assertThat(desk.matched(line).proposal().orElseThrow().shares()).isEmpty();
  }

  @Test
  void aPersonMayTakeTheDecisionBackBeforeTheInvoiceIsThere() throws Exception {
    desk.proforma("PF-701", "1000.00");
    String line = desk.line("1210.00", "plata proforma PF-701").id();
    shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(line));
    assertThat(kinds(desk.now(line))).contains("INVOICING");
    shop.matches().rematch(Shop.ANA, shop.company.id(), List.of(line));
    desk.work(line);

    assertThat(desk.now(line).state()).isEqualTo(LineState.UNSAVED);
    assertThat(desk.documents()).isEmpty();
    assertThat(states()).containsExactly(Proforma.State.OPEN);
  }

  @Test
  void withTheOptionOffTheLineSaysWhyItWaits() throws Exception {
    desk.proforma("PF-701", "1000.00");
    shop.matches()
        .putOptions(
            Shop.ANA,
            shop.company.id(),
            new MatchOptions(0, false, java.math.BigDecimal.ZERO, false));
    LineRecord line = desk.line("1210.00", "plata proforma PF-701");

    assertThat(line.proposal().orElseThrow().grade()).isEqualTo(Grade.ATTENTION);
    assertThat(line.proposal().orElseThrow().shares()).isEmpty();
    assertThat(detail(line, "PROFORMA"))
        .contains("proforma PF-701", "off for the company", "match-options --proformas yes");
    assertThat(desk.confirmed(line.id()).error().orElseThrow().code()).isEqualTo("match.nothing");

    shop.matches().putOptions(Shop.ANA, shop.company.id(), MatchOptions.DEFAULT);
    assertThat(desk.matched(line.id()).proposal().orElseThrow().grade()).isEqualTo(Grade.SURE);
  }

  @Test
  void withoutTheCapabilityALineThatNamesAProformaSaysWhyItWaits() throws Exception {
    Hosts poor = without(Capability.INVOICE_FROM_PROFORMA);
    String line = desk.line("1210.00", "plata factura proforma nr. 8812").id();
    assertThat(desk.now(line).proposal().orElseThrow().grade()).isEqualTo(Grade.NONE);
    desk.matches(poor).run(Shop.ANA, shop.company.id(), Progress.SILENT);

    LineRecord told = desk.now(line);
    assertThat(told.proposal().orElseThrow().grade()).isEqualTo(Grade.ATTENTION);
    assertThat(detail(told, "PROFORMA")).contains("8812", "makes no invoices of proformas");
  }

  private Hosts without(Capability gone) {
    Hosts all = shop.hosts;
    return new Hosts() {
      @Override
      public boolean available() {
        return true;
      }

      @Override
      public HostSession open(Company company) throws HostException {
        return all.open(company);
      }

      @Override
      public HostCapabilities capabilities() {
        HostCapabilities c = all.capabilities();
        EnumSet<Capability> less = EnumSet.copyOf(c.all());
        less.remove(gone);
        return new HostCapabilities(c.hostName(), c.hostVersion(), less, c.maxBatch());
      }
    };
  }

  @Test
  void aPolicyConfirmsASureOneAndLearnsNothing() throws Exception {
    shop.autoConfirm();
    desk.proforma("PF-701", "1000.00");
    String line = desk.line("1210.00", "plata proforma PF-701").id();
    shop.policy(line);
    desk.work(line);

    assertThat(desk.now(line).state()).isEqualTo(LineState.SAVED);
    assertThat(shop.balances()).containsEntry("5121", "1210.00");
  }

  @Test
  void aNumberIsEnteredOnceAndWhatHasNoVatSaysWhy() {
    desk.proforma("PF-701", "1000.00");
    assertThat(desk.proforma("PF-701", "1000.00").number()).isEqualTo("PF-701");
    assertThat(states()).hasSize(1);
    assertThatThrownBy(() -> desk.proforma("PF-701", "7.00"))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("there is a proforma PF-701");
    assertThatThrownBy(
            () ->
                desk.register.series(
                    Shop.ANA, shop.company.id(), new ProformaBook.Series("A\"", 1)))
        .isInstanceOf(PartidaException.class);
  }
}
