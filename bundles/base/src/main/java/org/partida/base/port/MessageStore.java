package org.partida.base.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.network.MessageRecord;
import org.partida.api.network.MessageState;
import org.partida.model.CompanyId;

/** Messages of networks; natural key (network, company, message id). */
@ProviderType
public interface MessageStore {
  /** Adds the message if its key is new; false if it is there already. */
  boolean addIfNew(MessageRecord message, String raw);

  Optional<MessageRecord> find(String key);

  void update(MessageRecord message);

  /** Newest first. */
  List<MessageRecord> list(CompanyId company, int limit);

  /** Made by the authority in [from, until), oldest first, after the given message. */
  List<MessageRecord> between(
      CompanyId company, Instant from, Instant until, Optional<MessageRecord> after, int limit);

  /** All that became this document, were attached to it or are about it, oldest first. */
  List<MessageRecord> ofDocument(String document);

  /** All of a company that are of this submission or name it inside, oldest first. */
  List<MessageRecord> bySubmission(CompanyId company, String relatedId);

  Map<MessageState, Integer> countByState(CompanyId company, String network);

  /** Until when the company has been listed without a gap. */
  Optional<Instant> cursor(CompanyId company, String network);

  void putCursor(CompanyId company, String network, Instant until);
}
