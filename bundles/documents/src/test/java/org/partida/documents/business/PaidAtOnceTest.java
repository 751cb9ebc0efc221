package org.partida.documents.business;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.partida.api.statement.Receipts;
import org.partida.base.json.JsonTree;
import org.partida.testkit.store.Samples;

/** Money that came with an invoice. */
class PaidAtOnceTest {
  private static List<String> paid(String kind, String direction, String paid) {
    String text =
        """
        {"kind": "KIND", "number": "F-1", "date": "2026-10-05", "direction": "DIRECTION",
         "partner": {"name": "Ion SRL", "taxId": "14399840", "country": "RO"},
         "paid": [PAID],
         "lines": [{"name": "Marfa", "net": "100", "rate": "21"}]}
        """
            .replace("KIND", kind)
            .replace("DIRECTION", direction)
            .replace("PAID", paid);
    Neutral n = Neutral.of(Samples.company(Samples.ALFA), "x", JsonTree.read(text, "x"));
    return ((Neutral.OfInvoice) n).paid().stream().map(PaidAtOnceTest::words).toList();
  }

  private static String words(Receipts.Receipt r) {
    return r.means() + " " + r.number() + " " + r.date() + " " + r.amount() + " for " + r.text();
  }

  @Test
  void cashAndCardsHaveTheirSignAndOtherMoneyComesByStatement() {
    String both =
        "{\"means\": \"CASH\", \"amount\": \"21\", \"number\": \"CH-7\", \"date\": \"2026-10-06\"}, {\"means\": \"card\", \"amount\": \"100\"}, {\"means\": \"BANK\", \"amount\": \"5\"}";
    assertThat(paid("INVOICE", "ISSUED", both))
        .containsExactly(
            "CASH CH-7 2026-10-06 21.00 RON for F-1", "CARD F-1 2026-10-05 100.00 RON for F-1");
    assertThat(paid("INVOICE", "RECEIVED", "{\"means\": \"CASH\", \"amount\": \"121\"}"))
        .containsExactly("CASH F-1 2026-10-05 -121.00 RON for F-1");
    assertThat(paid("CREDIT_NOTE", "ISSUED", "{\"means\": \"CASH\", \"amount\": \"121\"}"))
        .containsExactly("CASH F-1 2026-10-05 -121.00 RON for F-1");
  }
}
