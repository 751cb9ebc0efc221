package org.partida.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partida.api.company.ApprovalPolicy;
import org.partida.api.document.Document;
import org.partida.api.document.Paper;
import org.partida.base.archive.Vault;
import org.partida.base.json.JsonTree;
import org.partida.base.paper.NeutralFile;
import org.partida.documents.business.Neutral;
import org.partida.documents.business.NeutralWriter;
import org.partida.model.document.AccountingState;
import org.partida.model.document.Direction;
import org.partida.model.document.NetworkState;
import org.partida.spi.network.MessageSide;
import org.partida.spi.network.MessageType;

/**
 * A sale that is pulled from a shop, the same invoice sent through the authority, and the client's
 * own XML of it: one document with one entry, whatever came first.
 */
class SaleOrderTest {
  private static final String SALE =
      """
      {"kind": "INVOICE", "number": "f-1", "date": "2026-03-01", "dueDate": "2026-03-31",
       "partner": {"name": "Vânzător S.A.", "taxId": "RO14399840"},
       "lines": [{"name": "Șuruburi", "quantity": "2.5", "net": "100.00", "rate": "21"}]}
      """;

  /** The ways by which the sale arrives. */
  enum Arrival {
    PULLED,
    SENT,
    XML
  }

  @ParameterizedTest
  @CsvSource({
    "PULLED,SENT,XML",
    "PULLED,XML,SENT",
    "SENT,PULLED,XML",
    "SENT,XML,PULLED",
    "XML,PULLED,SENT",
    "XML,SENT,PULLED"
  })
  void everyOrderIsOneDocumentWithOneEntry(Arrival first, Arrival second, Arrival third)
      throws IOException {
    try (LinkOffice office = new LinkOffice(ApprovalPolicy.NOT_REQUIRED)) {
      for (Arrival a : List.of(first, second, third)) {
        arrive(office, a);
        office.sync();
      }
      assertThat(office.posted).hasSize(1);
      Document d = office.only();
      assertThat(d.direction()).isEqualTo(Direction.ISSUED);
      assertThat(d.accounting()).isEqualTo(AccountingState.POSTED);
      assertThat(d.network()).isEqualTo(NetworkState.VALIDATED);
      assertThat(d.networkIndex()).contains("91");
      assertThat(d.total().amountText()).isEqualTo("121.00");
      assertThat(office.links.papers(LinkOffice.PERSON, d.id()))
          .extracting(Paper::door)
          .contains(Paper.SOURCE, Paper.FILE, Paper.NETWORK);
    }
  }

  private static void arrive(LinkOffice office, Arrival a) {
    switch (a) {
      case PULLED -> pull(office.office);
      case SENT ->
          office.network("1", "91", "F-1 sells=yes", MessageType.SENT, MessageSide.UNKNOWN);
      case XML -> office.file("F-1 sells=yes");
    }
  }

  /** As verifying does it. */
  private static void pull(Office office) {
    Neutral sale =
        Neutral.of(
            LinkOffice.company(ApprovalPolicy.NOT_REQUIRED), "shop", JsonTree.read(SALE, "shop"));
    Vault.Stored kept;
    try {
      kept = office.vault.store(new ByteArrayInputStream(SALE.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    office.books.write(
        tx ->
            new NeutralWriter(office.clock)
                .write(tx, Office.COMPANY, sale, NeutralFile.JSON, kept.id(), Paper.SOURCE));
    office.quiet();
  }
}
