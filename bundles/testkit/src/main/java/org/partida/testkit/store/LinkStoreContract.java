package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.BETA;
import static org.partida.testkit.store.Samples.NOON;
import static org.partida.testkit.store.Samples.hash;
import static org.partida.testkit.store.Samples.ron;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFinding;
import org.partida.api.document.LinkOffer;
import org.partida.api.document.Paper;
import org.partida.api.document.PaperFacts;
import org.partida.api.network.MessageFacts;
import org.partida.api.network.MessageRecord;
import org.partida.base.port.LinkStore;
import org.partida.base.port.ListingStore.Listing;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.spi.network.MessageSide;

/** What the repositories of papers, offers, findings and listings promise. */
@Timeout(60)
public abstract class LinkStoreContract {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  /** The unit of work over empty books. */
  protected abstract UnitOfWork work();

  @Test
  void papersOfLinkedDocumentsAreTogetherAndApartAgain() {
    document("a");
    document("b");
    links().addPaper(paper("a", "1"));
    links().addPaper(paper("a", "1"));
    links().addPaper(paper("b", "2"));
    assertThat(links().papers("a")).containsExactly(paper("a", "1"));
    LinkOffer offer = offer("a", "b");
    assertThat(links().addOffer(offer)).isTrue();
    assertThat(links().addOffer(offer)).isFalse();
    assertThat(links().holding("b")).containsExactly(offer);
    assertThat(links().holding("a")).isEmpty();
    LinkOffer accepted =
        offer.decided(LinkOffer.State.ACCEPTED, Optional.of("a"), "ana", NOON, "the same");
    List<Document> before = List.of(find("a"), find("b"));
    links().updateOffer(accepted, before);
    assertThat(links().offer(offer.id())).contains(accepted);
    assertThat(links().before(offer.id())).isEqualTo(before);
    assertThat(links().papers("a")).hasSize(2);
    assertThat(links().papers("b")).hasSize(1);
    assertThat(links().primaryOf("b")).contains("a");
    assertThat(links().primaryOf("a")).isEmpty();
    links()
        .updateOffer(
            accepted.decided(LinkOffer.State.UNDONE, Optional.empty(), "ana", NOON, "two"),
            List.of());
    assertThat(links().papers("a")).hasSize(1);
    assertThat(links().primaryOf("b")).isEmpty();
    assertThat(links().offers(List.of(ALFA), Optional.of(LinkOffer.State.UNDONE), 10)).hasSize(1);
    assertThat(links().offers(List.of(BETA), Optional.empty(), 10)).isEmpty();
    assertThat(links().offersOf("b")).hasSize(1);
  }

  @Test
  void aPaperOfAnEventBelongsToItsMessage() {
    Paper event =
        new Paper(
            ALFA,
            hash("x"),
            "PAYLOAD",
            Paper.NETWORK,
            Optional.of("m"),
            Optional.empty(),
            Optional.of("5"),
            Optional.empty(),
            NOON);
    links().addPaper(event);
    assertThat(links().papersOfMessage("m")).containsExactly(event);
    assertThat(links().papers("")).containsExactly(event);
  }

  @Test
  void alikeIsTheSameSideAndPartnerWithinTheDays() {
    document("a");
    document("b");
    tx().documents().addIfNew(Samples.document("c", BETA, NOON), "c", Samples.invoice("c"));
    assertThat(links().alike(find("a"), DAY.minusDays(1), DAY.plusDays(1)))
        .extracting(Document::id)
        .containsExactly("b");
    assertThat(links().alike(find("a"), DAY.plusDays(1), DAY.plusDays(2))).isEmpty();
    assertThat(links().byNetworkIndex(ALFA, "5001"))
        .extracting(Document::id)
        .containsExactly("a", "b");
  }

  @Test
  void clearedFindingsStayClearedAndOthersGo() {
    document("a");
    links().putFindings("a", List.of(finding("total"), finding("due")));
    links()
        .clearFinding(
            new DocumentFinding(
                "a",
                "total",
                Samples.problem("x"),
                NOON,
                Optional.of("ana"),
                Optional.of(NOON),
                Optional.of("rounding")));
    links().putFindings("a", List.of(finding("total"), finding("vat")));
    assertThat(links().findings("a"))
        .extracting(f -> f.key() + " " + f.standing())
        .containsExactly("vat true", "total false");
  }

  @Test
  void aContentIsReplacedAsAWhole() {
    document("a");
    tx().documents().putInvoice("a", Samples.invoice("other"));
    assertThat(tx().documents().invoice("a").orElseThrow().number()).isEqualTo("other");
  }

  @Test
  void listingsThatTouchAreOneStretch() {
    listing(0, 10, 3);
    listing(20, 30, 1);
    assertThat(listings(0, 100)).hasSize(2);
    listing(8, 20, 2);
    assertThat(listings(0, 100))
        .singleElement()
        .satisfies(
            l -> {
              assertThat(l.from()).isEqualTo(hour(0));
              assertThat(l.until()).isEqualTo(hour(30));
              assertThat(l.listings()).isEqualTo(3);
              assertThat(l.items()).isEqualTo(6);
            });
    assertThat(listings(31, 40)).isEmpty();
  }

  @Test
  void factsOfMessagesAreKept() {
    MessageFacts facts =
        new MessageFacts(
            MessageSide.SENT, true, Optional.of("1"), Optional.of("2"), Optional.of("3"));
    MessageRecord m = Samples.message(ALFA, "1", NOON).with(facts);
    tx().messages().addIfNew(m, "{}");
    assertThat(tx().messages().find(m.key())).contains(m);
    MessageRecord about = m.about("a").with(facts.with(MessageSide.RECEIVED));
    tx().messages().update(about);
    assertThat(tx().messages().ofDocument("a")).containsExactly(about);
    assertThat(tx().messages().bySubmission(ALFA, "91")).containsExactly(about);
    tx().messages().addIfNew(Samples.message(ALFA, "2", NOON.plusSeconds(1)), "{}");
    assertThat(tx().messages().between(ALFA, NOON, NOON.plusSeconds(2), Optional.of(about), 10))
        .extracting(MessageRecord::messageId)
        .containsExactly("2");
    assertThat(tx().messages().between(ALFA, NOON, NOON.plusSeconds(1), Optional.empty(), 10))
        .hasSize(1);
  }

  private void document(String id) {
    tx().documents().addIfNew(Samples.document(id, ALFA, NOON), id, Samples.invoice(id));
  }

  private Document find(String id) {
    return tx().documents().find(id).orElseThrow();
  }

  private void listing(int from, int until, int items) {
    tx().listings()
        .addListing(Listing.one(ALFA, "ro.spv", hour(from), hour(until), 1, items, NOON));
  }

  private List<Listing> listings(int from, int until) {
    return tx().listings().listings(ALFA, "ro.spv", hour(from), hour(until));
  }

  private static Instant hour(int n) {
    return NOON.plus(Duration.ofHours(n));
  }

  private static Paper paper(String document, String bytes) {
    return new Paper(
        ALFA,
        hash(bytes),
        "PAYLOAD",
        Paper.FILE,
        Optional.empty(),
        Optional.of(document),
        Optional.empty(),
        Optional.of(
            new PaperFacts(
                ron("121.00"), ron("21.00"), Optional.of(DAY), "1", "2", Optional.empty(), "x")),
        NOON);
  }

  private static LinkOffer offer(String first, String second) {
    return new LinkOffer(
        "l" + first + second,
        ALFA,
        first,
        second,
        80,
        List.of("same total"),
        LinkOffer.State.OPEN,
        NOON,
        Optional.empty(),
        Optional.empty(),
        "",
        Optional.empty());
  }

  private static DocumentFinding finding(String key) {
    return new DocumentFinding(
        "a", key, Samples.problem("x"), NOON, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private LinkStore links() {
    return tx().links();
  }

  private Tx tx() {
    return AutoTx.of(work());
  }
}
