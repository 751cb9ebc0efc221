package org.partida.documents.link;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partida.api.document.Document;
import org.partida.api.document.LinkOffer;
import org.partida.api.document.PaperFacts;
import org.partida.base.port.Tx;
import org.partida.model.Sha256;
import org.partida.model.invoice.Invoice;

/** Looks for documents that a new one may be another paper of, and asks. Inside a transaction. */
public final class Offers {
  private final Clock clock;

  public Offers(Clock clock) {
    this.clock = clock;
  }

  /**
   * Offers the new document to those it is like.
   *
   * @return why it waits; empty if it is like none
   */
  public Optional<String> make(Tx tx, Document fresh, Invoice invoice) {
    PaperFacts facts = Facts.of(invoice);
    boolean any = false;
    for (Document other :
        tx.links()
            .alike(
                fresh,
                fresh.issueDate().minusDays(Likeness.DAYS),
                fresh.issueDate().plusDays(Likeness.DAYS))) {
      any |= offer(tx, other, fresh, facts);
    }
    return any ? hold(tx.links().holding(fresh.id())) : Optional.empty();
  }

  private boolean offer(Tx tx, Document there, Document fresh, PaperFacts facts) {
    if (tx.links().primaryOf(there.id()).isPresent()) {
      return false;
    }
    Optional<Invoice> content = tx.documents().invoice(there.id());
    Optional<Likeness.Found> found =
        content.map(i -> Likeness.of(there, Facts.of(i), fresh, facts));
    if (found.isEmpty() || found.get().score() < Likeness.ASK) {
      return false;
    }
    return tx.links()
        .addOffer(
            new LinkOffer(
                id(there.id(), fresh.id()),
                fresh.company(),
                there.id(),
                fresh.id(),
                found.get().score(),
                found.get().evidence(),
                LinkOffer.State.OPEN,
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty()));
  }

  /** Why a document waits, in words. */
  public static Optional<String> hold(List<LinkOffer> open) {
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            open.stream()
                .map(
                    o ->
                        "may be the same as document "
                            + o.first()
                            + " ("
                            + String.join("; ", o.evidence())
                            + "): answer with link-accept or link-refuse "
                            + o.id())
                .collect(Collectors.joining(" | ")));
  }

  /** The same two documents are offered once, whichever came first. */
  private static String id(String a, String b) {
    String pair = a.compareTo(b) <= 0 ? a + "|" + b : b + "|" + a;
    return "l" + Sha256.of(pair.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 15);
  }
}
