package org.partida.archive.certificate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.partida.api.archive.Certificate.Account;
import org.partida.api.document.Document;
import org.partida.api.network.MessageRecord;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.base.port.Tx;
import org.partida.model.Problem;
import org.partida.model.document.DecisionState;
import org.partida.spi.network.MessageType;

/**
 * What became of a message, as the books say it now. Immutable.
 *
 * @param account in one word
 * @param detail in words
 * @param document number of the document
 * @param numbers of its entries
 */
record Standing(Account account, String detail, Optional<String> document, List<String> numbers) {

  static Standing of(Tx tx, MessageRecord m) {
    return switch (m.state()) {
      case LISTED -> plain(Account.NOT_FETCHED, why(m));
      case ARCHIVED -> plain(Account.NOT_READ, why(m));
      case QUARANTINED -> plain(Account.QUARANTINED, why(m));
      case EXPIRED -> plain(Account.EXPIRED, why(m));
      case REFUSED -> plain(Account.REFUSED, why(m));
      case READ -> read(tx, m);
    };
  }

  private static Standing read(Tx tx, MessageRecord m) {
    if (m.container().isEmpty()) {
      return plain(Account.LISTED_AGAIN, String.join("; ", m.texts()));
    }
    Optional<Document> document = m.document().flatMap(tx.documents()::find);
    boolean event = m.type() == MessageType.ERRORS || m.type() == MessageType.BUYER_MESSAGE;
    if (event || document.isEmpty()) {
      String texts = m.texts().size() + (m.texts().size() == 1 ? " text" : " texts");
      return new Standing(Account.EVENT, texts, document.map(Document::number), List.of());
    }
    return booked(tx, document.get());
  }

  /** The entry of the document, or of the one that it gave way to. */
  private static Standing booked(Tx tx, Document own) {
    Document d = tx.links().primaryOf(own.id()).flatMap(tx.documents()::find).orElse(own);
    String as = d.id().equals(own.id()) ? "" : "as document " + d.number() + "; ";
    Optional<String> number = Optional.of(own.number());
    List<String> numbers =
        tx.vouchers().ofDocument(d.id()).stream()
            .filter(r -> r.voucher().reversalOf().isEmpty() && r.state() == VoucherState.POSTED)
            .map(VoucherRecord::number)
            .flatMap(Optional::stream)
            .sorted()
            .toList();
    if (d.decision() == DecisionState.REJECTED) {
      return new Standing(Account.REJECTED, as + d.note(), number, numbers);
    }
    return switch (d.accounting()) {
      case POSTED -> new Standing(Account.POSTED, as, number, numbers);
      case REVERSED -> new Standing(Account.REVERSED, as + d.note(), number, numbers);
      case NOT_BOOKED -> new Standing(Account.NOT_BOOKED, as + d.note(), number, numbers);
      case NONE, QUESTION, PROPOSED, FAILED ->
          new Standing(Account.WAITING, as + waitsFor(d), number, numbers);
    };
  }

  private static String waitsFor(Document d) {
    if (d.decision() == DecisionState.PENDING) {
      return "decision" + (d.note().isEmpty() ? "" : ": " + d.note());
    }
    String state = d.accounting().name().toLowerCase(Locale.ROOT);
    return d.note().isEmpty() ? state : state + ": " + d.note();
  }

  private static Standing plain(Account account, String detail) {
    return new Standing(account, detail, Optional.empty(), List.of());
  }

  private static String why(MessageRecord m) {
    return m.problem().map(Problem::message).orElse("");
  }
}
