package org.partida.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partida.model.ExternalId;
import org.partida.model.Sha256;
import org.partida.model.voucher.Digest;
import org.partida.model.voucher.PartnerRef;
import org.partida.model.voucher.Voucher;
import org.partida.spi.host.Attachments.Attached;
import org.partida.spi.host.Capability;
import org.partida.spi.host.HandJournal;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostPartners.HostPartner;
import org.partida.spi.host.HostRef;
import org.partida.spi.host.Ledger.EntryDraft;
import org.partida.spi.host.Ledger.OwnQuery;
import org.partida.spi.host.Ledger.PostedEntry;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteResult;
import org.partida.spi.host.WriteStatus;

/**
 * What every host must hold to. Extend it in the adapter's tests and give the connector on empty
 * books; each test opens its own session. A capability that the host does not have is skipped,
 * visibly.
 */
public abstract class HostContract extends ProformaContract {
  private static final byte[] PAPER = "<Invoice/>".getBytes(StandardCharsets.UTF_8);

  @Test
  void aPartnerIsMadeOnceAndFilledNotOverwritten() throws Exception {
    PartnerRef bare =
        new PartnerRef("Furnizor Exemplu SRL", Optional.empty(), Optional.of("RO11223342"));
    WriteKey first = new WriteKey(new ExternalId("partner-1"), "a");
    HostPartner made = host.partners().upsert(first, bare, List.of()).value().orElseThrow();
    WriteResult<HostPartner> filled =
        host.partners()
            .upsert(
                new WriteKey(new ExternalId("partner-2"), "b"),
                new PartnerRef("Another Name", Optional.of("RO"), Optional.of("RO11223342")),
                List.of("RO49AAAA1B31007593840000"));

    assertThat(filled.status()).isEqualTo(WriteStatus.POSTED);
    HostPartner now = host.partners().find(SUPPLIER).orElseThrow();
    assertThat(now.ref()).isEqualTo(made.ref());
    assertThat(now.partner().name()).isEqualTo("Furnizor Exemplu SRL");
    assertThat(now.partner().country()).contains("RO");
    assertThat(now.ibans()).containsExactly("RO49AAAA1B31007593840000");
    assertThat(host.partners().upsert(first, bare, List.of()).status())
        .isEqualTo(WriteStatus.ALREADY_POSTED);
    assertThat(
            host.partners().upsert(new WriteKey(first.externalId(), "z"), bare, List.of()).status())
        .isEqualTo(WriteStatus.CONFLICT);
    assertThat(host.partners().find(CUSTOMER)).isEmpty();

    posted(purchase("v-1", "F1", "100.00", "21.00", "121.00"));
    assertThat(item("F1", 1).item().partnerIbans()).containsExactly("RO49AAAA1B31007593840000");
  }

  @Test
  void aPaperIsAttachedOnce() throws Exception {
    assumeThat(connector().capabilities().can(Capability.ATTACHMENTS)).isTrue();
    PostedEntry entry = posted(sale("v-1", "S1", "10.00"));
    WriteResult<Attached> first = attach("a-1", entry.ref(), PAPER, Sha256.of(PAPER));

    assertThat(first.status()).as("%s", first.problem()).isEqualTo(WriteStatus.POSTED);
    assertThat(attach("a-1", entry.ref(), PAPER, Sha256.of(PAPER)).status())
        .isEqualTo(WriteStatus.ALREADY_POSTED);
    assertThat(host.attachments().list(entry.ref())).containsExactly(first.value().orElseThrow());
    byte[] other = "<Invoice>2</Invoice>".getBytes(StandardCharsets.UTF_8);
    assertThat(attach("a-1", entry.ref(), other, Sha256.of(other)).status())
        .isEqualTo(WriteStatus.CONFLICT);
  }

  @Test
  void aPaperThatIsNotWhatItSaysIsRefused() throws Exception {
    assumeThat(connector().capabilities().can(Capability.ATTACHMENTS)).isTrue();
    PostedEntry entry = posted(sale("v-1", "S1", "10.00"));

    assertThat(attach("a-1", entry.ref(), PAPER, Sha256.of(new byte[] {1})).status())
        .isEqualTo(WriteStatus.REJECTED);
    assertThat(attach("a-2", new HostRef("entry", "nonsense"), PAPER, Sha256.of(PAPER)).status())
        .isEqualTo(WriteStatus.REJECTED);
    assertThat(host.attachments().list(entry.ref())).isEmpty();
  }

  /** An entry that a person makes in the host by its own means. */
  protected PostedEntry byHand(Voucher v) throws Exception {
    HandJournal hand = host.hand().orElseThrow();
    return hand.book(new EntryDraft(new WriteKey(v.externalId(), Digest.of(v).hex()), v))
        .value()
        .orElseThrow();
  }

  @Test
  void whatPeopleBookedByHandIsFoundAndNothingElse() throws Exception {
    assumeThat(connector().capabilities().can(Capability.ENTRY_SEARCH)).isTrue();
    posted(purchase("v-1", "F 0017", "100.00", "21.00", "121.00"));
    PostedEntry mine = byHand(purchase("h-1", "0017", "100.00", "21.00", "121.00"));
    PostedEntry bare = byHand(purchase("h-2", "", "50.00", "10.50", "60.50"));
    byHand(purchase("h-3", "18", "100.00", "21.00", "121.00"));
    byHand(sale("h-4", "F17", "10.00"));

    assertThat(own("F-17", DAY, DAY)).containsExactly(mine, bare);
    assertThat(own("99", DAY, DAY)).containsExactly(bare);
    assertThat(own("F-17", DAY.plusDays(1), DAY.plusDays(9))).isEmpty();
    ExternalId id = mine.voucher().externalId();
    assertThat(host.ledger().findAll(List.of(id))).containsEntry(id, mine);
    assertThat(mine.digest()).isEqualTo(Digest.of(mine.voucher()).hex());

    Voucher back = storno("u-1", mine.voucher(), DAY);
    WriteKey key = new WriteKey(back.externalId(), Digest.of(back).hex());
    assertThat(host.ledger().reverse(mine.ref(), new EntryDraft(key, back)).done()).isTrue();
    assertThat(own("F-17", DAY, DAY)).containsExactly(bare);
  }

  private List<PostedEntry> own(String number, LocalDate from, LocalDate to) throws HostException {
    return host.ledger().ownBookings(new OwnQuery(SUPPLIER, number, from, to, 10));
  }

  private WriteResult<Attached> attach(String id, HostRef entry, byte[] bytes, Sha256 sha)
      throws HostException {
    WriteKey key = new WriteKey(new ExternalId(id), sha.hex());
    return host.attachments()
        .attach(
            key,
            entry,
            "factura.xml",
            "application/xml",
            bytes.length,
            sha,
            () -> new ByteArrayInputStream(bytes));
  }
}
