package org.partida.api.document;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.Page;
import org.partida.model.invoice.Invoice;

/** Documents: list, look, decide. Thread-safe; every call checks the actor's rights. */
@ProviderType
public interface Documents {
  /** A page, newest first. Only companies that the actor may read. */
  Page<Document> list(Actor actor, DocumentFilter filter, int limit, Optional<String> after);

  Optional<Document> find(Actor actor, String id);

  /** The canonical content of a document that is an invoice. */
  Invoice invoice(Actor actor, String id);

  /** The same; empty if the document is another paper. */
  Optional<Invoice> findInvoice(Actor actor, String id);

  /** All decisions on a document, oldest first. */
  List<Decision> decisions(Actor actor, String id);

  /**
   * Approves; posting follows as the company's policy says. Approving what is approved changes
   * nothing.
   */
  Document approve(Actor actor, String id, String reason);

  /** Rejects, with a reason; a posted document must be undone first. */
  Document reject(Actor actor, String id, String reason);

  /** Takes a decision back: the document waits again. */
  Document reopen(Actor actor, String id, String reason);
}
