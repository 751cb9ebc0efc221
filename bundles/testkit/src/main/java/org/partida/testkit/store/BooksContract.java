package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.BETA;
import static org.partida.testkit.store.Samples.NOON;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.company.DayRate;
import org.partida.api.document.Decision;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.network.MessageRecord;
import org.partida.api.network.MessageState;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.DocumentStore.Count;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Percent;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;
import org.partida.spi.posting.PostingProfile.PartnerFacts;
import org.partida.spi.posting.ProductRule;
import org.partida.spi.posting.Question;

/** What the repositories of companies, connections, messages, documents and vouchers promise. */
@Timeout(60)
public abstract class BooksContract {
  /** The unit of work over empty books. */
  protected abstract UnitOfWork work();

  @Test
  void allOfATransactionOrNothing() {
    RuntimeException mine = new IllegalStateException("mine");
    assertThatThrownBy(
            () ->
                work()
                    .write(
                        tx -> {
                          tx.companies().put(Samples.company(ALFA));
                          throw mine;
                        }))
        .isSameAs(mine);
    assertThat(tx().companies().list()).isEmpty();
  }

  @Test
  void companiesAreFoundByIdAndByAccount() {
    tx().companies().put(Samples.company(BETA, "RO49AAAA1B31007593840000"));
    tx().companies()
        .put(Samples.company(ALFA, "RO09BCYP0000001234567890", "RO66BTRLRONCRT00X0000001"));
    assertThat(tx().companies().find(ALFA))
        .contains(Samples.company(ALFA, "RO09BCYP0000001234567890", "RO66BTRLRONCRT00X0000001"));
    assertThat(tx().companies().list()).extracting(c -> c.id()).containsExactly(ALFA, BETA);
    assertThat(tx().companies().byIban("RO49AAAA1B31007593840000")).map(c -> c.id()).contains(BETA);
    tx().companies().put(Samples.company(ALFA, "RO66BTRLRONCRT00X0000001"));
    assertThat(tx().companies().byIban("RO09BCYP0000001234567890")).isEmpty();
    assertThat(tx().companies().list()).hasSize(2);
  }

  @Test
  void productsKeepTheirOrderAndPartnersAreReplacedOneByOne() {
    ProductRule specific =
        new ProductRule(
            "sellerItemId",
            "A-1",
            "GOODS",
            Optional.of("371.1"),
            Percent.of("50"),
            Optional.of("8471"),
            Map.of("store", "1"));
    ProductRule any =
        new ProductRule(
            "any", "", "SERVICES", Optional.empty(), Percent.HUNDRED, Optional.empty(), Map.of());
    tx().companies().putProducts(ALFA, List.of(any, specific));
    tx().companies().putProducts(ALFA, List.of(specific, any));
    assertThat(tx().companies().products(ALFA)).containsExactly(specific, any);
    assertThat(tx().companies().products(BETA)).isEmpty();
    tx().companies()
        .putPartners(
            ALFA,
            Map.of("RO1", new PartnerFacts(true, false), "RO2", new PartnerFacts(true, true)));
    tx().companies().putPartners(ALFA, Map.of("RO2", new PartnerFacts(false, false)));
    assertThat(tx().companies().partners(ALFA))
        .isEqualTo(
            Map.of("RO1", new PartnerFacts(true, false), "RO2", new PartnerFacts(false, false)));
  }

  @Test
  void aDayHasOneRate() {
    DayRate first = new DayRate("EUR", LocalDate.of(2026, 3, 2), new BigDecimal("4.9770"), "BNR");
    assertThat(tx().companies().putRate(first)).isEqualTo(first);
    assertThat(
            tx().companies().putRate(new DayRate("EUR", first.day(), new BigDecimal("5"), "other")))
        .isEqualTo(first);
    assertThat(tx().companies().rates()).containsExactly(first);
  }

  @Test
  void connectionsAreReplacedOnlyByWhoSawTheLastVersion() {
    ConnectionRow row =
        new ConnectionRow(
            "main",
            "ro.spv",
            "Cabinet",
            Optional.of("Ana"),
            Optional.empty(),
            "v1:a",
            "v1:r",
            Optional.of(NOON),
            Optional.empty(),
            "CONNECTED",
            0);
    tx().connections().put(row);
    ConnectionRow stored = tx().connections().find("main").orElseThrow();
    assertThat(stored).usingRecursiveComparison().ignoringFields("version").isEqualTo(row);
    assertThat(tx().connections().replace(stored)).isTrue();
    assertThat(tx().connections().replace(stored)).isFalse();
    ConnectionRow newer = tx().connections().find("main").orElseThrow();
    assertThat(newer.version()).isGreaterThan(stored.version());
    tx().connections().put(row);
    assertThat(tx().connections().replace(newer)).isFalse();
    assertThat(tx().connections().list()).hasSize(1);
  }

  @Test
  void aMessageCountsOnce() {
    MessageRecord m = Samples.message(ALFA, "1", NOON);
    assertThat(tx().messages().addIfNew(m, "{}")).isTrue();
    assertThat(tx().messages().addIfNew(m, "{}")).isFalse();
    assertThat(tx().messages().addIfNew(Samples.message(BETA, "1", NOON), "{}")).isTrue();
    assertThat(tx().messages().find(m.key())).contains(m);
    assertThat(tx().messages().find("ro.spv:nobody")).isEmpty();
  }

  @Test
  void messagesChangeStateAndAreCountedAndListedNewestFirst() {
    MessageRecord old = Samples.message(ALFA, "1", NOON);
    MessageRecord young = Samples.message(ALFA, "2", NOON.plusSeconds(1));
    tx().messages().addIfNew(young, "");
    tx().messages().addIfNew(old, "");
    MessageRecord quarantined =
        old.archivedAs(Samples.hash("zip"))
            .moved(MessageState.QUARANTINED, Optional.of(Samples.problem("zip.notZip")));
    tx().messages().update(quarantined);
    assertThat(tx().messages().list(ALFA, 10)).containsExactly(young, quarantined);
    assertThat(tx().messages().list(ALFA, 1)).containsExactly(young);
    assertThat(tx().messages().countByState(ALFA, "ro.spv"))
        .isEqualTo(Map.of(MessageState.LISTED, 1, MessageState.QUARANTINED, 1));
    assertThatThrownBy(() -> tx().messages().update(Samples.message(ALFA, "3", NOON)))
        .isInstanceOf(PartidaException.class);
  }

  @Test
  void cursorsMove() {
    assertThat(tx().messages().cursor(ALFA, "ro.spv")).isEmpty();
    tx().messages().putCursor(ALFA, "ro.spv", NOON);
    tx().messages().putCursor(ALFA, "ro.spv", NOON.plusSeconds(60));
    assertThat(tx().messages().cursor(ALFA, "ro.spv")).contains(NOON.plusSeconds(60));
    assertThat(tx().messages().cursor(BETA, "ro.spv")).isEmpty();
  }

  @Test
  void oneDocumentByIdentity() {
    Document first = Samples.document("d1", ALFA, NOON);
    assertThat(tx().documents().addIfNew(first, "RO1|F 1|2026-03-01|380", Samples.invoice("F 1")))
        .isEmpty();
    Document again = Samples.document("d2", ALFA, NOON);
    assertThat(tx().documents().addIfNew(again, "RO1|F 1|2026-03-01|380", Samples.invoice("F 1")))
        .contains("d1");
    assertThat(
            tx().documents()
                .addIfNew(
                    Samples.document("d3", BETA, NOON),
                    "RO1|F 1|2026-03-01|380",
                    Samples.invoice("F 1")))
        .isEmpty();
    assertThat(tx().documents().find("d1")).contains(first);
    assertThat(tx().documents().find("d2")).isEmpty();
    assertThat(tx().documents().invoice("d1")).contains(Samples.invoice("F 1"));
  }

  @Test
  void documentsChangeAndKeepTheirDecisions() {
    Document d = Samples.document("d1", ALFA, NOON);
    tx().documents().addIfNew(d, "x", Samples.invoice("F 1"));
    Document changed =
        d.with(DecisionState.APPROVED)
            .with(AccountingState.QUESTION, "ce tip?")
            .withPdf(Samples.hash("pdf"));
    Decision yes = new Decision("d1", DecisionState.APPROVED, "u1", "Ana", "firm", "bun", NOON);
    Decision no = new Decision("d1", DecisionState.REJECTED, "u2", "Ion", "client", "nu", NOON);
    inOne(
        tx -> {
          tx.documents().update(changed);
          tx.documents().addDecision(yes);
          tx.documents().addDecision(no);
        });
    assertThat(tx().documents().find("d1")).contains(changed);
    assertThat(tx().documents().decisions("d1")).containsExactly(yes, no);
  }

  @Test
  void documentsArePagedNewestFirstWithoutGapOrRepetition() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      String id = "d%02d".formatted(i);
      // several at the same moment
      Instant at = NOON.plusSeconds(i / 3);
      tx().documents().addIfNew(Samples.document(id, ALFA, at), id, Samples.invoice(id));
      expected.add(0, id);
    }
    tx().documents().addIfNew(Samples.document("b", BETA, NOON), "b", Samples.invoice("b"));
    List<String> seen = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      Optional<String> after = next;
      Page<Document> page = tx().documents().list(DocumentFilter.ALL, List.of(ALFA), 7, after);
      page.items().forEach(d -> seen.add(d.id()));
      next = page.next();
    } while (next.isPresent());
    assertThat(seen).containsExactlyElementsOf(expected);
    assertThat(tx().documents().list(DocumentFilter.ALL, List.of(), 7, Optional.empty()).items())
        .isEmpty();
    assertThatThrownBy(
            () ->
                tx().documents()
                    .list(DocumentFilter.ALL, List.of(ALFA), 7, Optional.of("nonsense")))
        .isInstanceOfSatisfying(
            PartidaException.class, e -> assertThat(e.problem().code()).isEqualTo("page.position"));
  }

  @Test
  void filtersNarrow() {
    Document pending = Samples.document("d1", ALFA, NOON);
    Document approved =
        Samples.document("d2", ALFA, NOON)
            .with(DecisionState.APPROVED)
            .with(AccountingState.POSTED, "");
    Document other = Samples.document("d3", BETA, NOON);
    inOne(
        tx ->
            List.of(pending, approved, other)
                .forEach(d -> tx.documents().addIfNew(d, d.id(), Samples.invoice(d.id()))));
    Optional<LocalDate> none = Optional.empty();
    assertThat(ids(DocumentFilter.of(ALFA))).containsExactly("d2", "d1");
    assertThat(ids(filter(Optional.of(DecisionState.PENDING), none, none)))
        .containsExactly("d3", "d1");
    assertThat(
            ids(
                filter(
                    Optional.empty(),
                    Optional.of(LocalDate.of(2026, 3, 1)),
                    Optional.of(LocalDate.of(2026, 3, 1)))))
        .hasSize(3);
    assertThat(ids(filter(Optional.empty(), Optional.of(LocalDate.of(2026, 3, 2)), none)))
        .isEmpty();
    assertThat(ids(filter(Optional.empty(), none, Optional.of(LocalDate.of(2026, 2, 28)))))
        .isEmpty();
    assertThat(
            ids(
                new DocumentFilter(
                    Optional.empty(),
                    Optional.empty(),
                    none,
                    none,
                    Optional.empty(),
                    Optional.of(AccountingState.POSTED))))
        .containsExactly("d2");
    assertThat(tx().documents().counts(List.of(ALFA)))
        .containsExactlyInAnyOrder(
            new Count(ALFA, pending.decision(), pending.accounting(), 1),
            new Count(ALFA, DecisionState.APPROVED, AccountingState.POSTED, 1));
    assertThat(tx().documents().counts(List.of(ALFA, BETA))).hasSize(3);
    assertThat(tx().documents().counts(List.of())).isEmpty();
  }

  @Test
  void aVoucherIsThereOnceAndItsContentNeverChanges() {
    VoucherRecord v = Samples.voucher("v-1", ALFA, Optional.of("d1"));
    assertThat(tx().vouchers().addIfNew(v)).isTrue();
    assertThat(tx().vouchers().addIfNew(v)).isFalse();
    VoucherRecord posted =
        new VoucherRecord(
            Samples.voucher("v-1", BETA, Optional.empty()).voucher(),
            Optional.of("d1"),
            VoucherState.POSTED,
            Optional.of("17"),
            v.ruleVersion(),
            Optional.of(Samples.problem("x")),
            Optional.of(NOON),
            Optional.of("v-2"));
    tx().vouchers().update(posted);
    VoucherRecord stored = tx().vouchers().find(new ExternalId("v-1")).orElseThrow();
    assertThat(stored.voucher()).isEqualTo(v.voucher());
    assertThat(stored).usingRecursiveComparison().ignoringFields("voucher").isEqualTo(posted);
  }

  @Test
  void onlyProposalsAreDropped() {
    VoucherRecord proposed = Samples.voucher("v-1", ALFA, Optional.of("d1"));
    VoucherRecord posting =
        new VoucherRecord(
            Samples.voucher("v-2", ALFA, Optional.of("d1")).voucher(),
            Optional.of("d1"),
            VoucherState.POSTING,
            Optional.empty(),
            "r",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    tx().vouchers().addIfNew(proposed);
    tx().vouchers().addIfNew(posting);
    tx().vouchers().dropProposed("d1");
    assertThat(tx().vouchers().ofDocument("d1")).containsExactly(posting);
  }

  @Test
  void vouchersArePagedNewestFirst() {
    for (int i = 0; i < 5; i++) {
      String id = "v-" + i;
      tx().vouchers().addIfNew(Samples.voucher(id, ALFA, Optional.empty()));
    }
    Page<VoucherRecord> first =
        tx().vouchers().list(ALFA, Optional.of(VoucherState.PROPOSED), 3, Optional.empty());
    Page<VoucherRecord> second =
        tx().vouchers().list(ALFA, Optional.of(VoucherState.PROPOSED), 3, first.next());
    assertThat(first.items())
        .extracting(v -> v.voucher().externalId().value())
        .containsExactly("v-4", "v-3", "v-2");
    assertThat(second.items())
        .extracting(v -> v.voucher().externalId().value())
        .containsExactly("v-1", "v-0");
    assertThat(second.next()).isEmpty();
    assertThat(
            tx().vouchers()
                .list(ALFA, Optional.of(VoucherState.POSTED), 3, Optional.empty())
                .items())
        .isEmpty();
    assertThat(tx().vouchers().list(BETA, Optional.empty(), 3, Optional.empty()).items()).isEmpty();
  }

  @Test
  void questionsAreReplaced() {
    Question q1 =
        new Question(
            "product.type:a", "product.type", "Ce este?", "line 1", List.of("GOODS", "SERVICES"));
    Question q2 = new Question("country:b", "country", "Unde?", "buyer", List.of());
    tx().vouchers().putQuestions(ALFA, "d1", List.of(q2, q1));
    tx().vouchers().putQuestions(ALFA, "d2", List.of(q1));
    assertThat(tx().vouchers().questions("d1")).containsExactly(q2, q1);
    assertThat(tx().vouchers().documentsWithQuestions(ALFA)).containsExactly("d1", "d2");
    tx().vouchers().putQuestions(ALFA, "d1", List.of());
    assertThat(tx().vouchers().documentsWithQuestions(ALFA)).containsExactly("d2");
  }

  private List<String> ids(DocumentFilter filter) {
    List<CompanyId> both = List.of(ALFA, BETA);
    return tx().documents().list(filter, both, 10, Optional.empty()).items().stream()
        .map(Document::id)
        .toList();
  }

  private static DocumentFilter filter(
      Optional<DecisionState> decision, Optional<LocalDate> from, Optional<LocalDate> to) {
    return new DocumentFilter(
        Optional.empty(), Optional.empty(), from, to, decision, Optional.empty());
  }

  /** Every call a transaction of its own. */
  private Tx tx() {
    return AutoTx.of(work());
  }

  private void inOne(Consumer<Tx> calls) {
    AutoTx.inOne(work(), calls);
  }
}
