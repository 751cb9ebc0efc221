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

  Map<MessageState, Integer> countByState(CompanyId company, String network);

  /** Until when the company has been listed without a gap. */
  Optional<Instant> cursor(CompanyId company, String network);

  void putCursor(CompanyId company, String network, Instant until);
}
