package org.partida.api.network;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;

/** Messages one by one, explained. Thread-safe; every call checks the actor's rights. */
@ProviderType
public interface Messages {
  /**
   * A message by its key.
   *
   * @throws org.partida.model.PartidaException {@code message.unknown}
   */
  MessageDetails show(Actor actor, String key);

  /**
   * A message by the authority's id.
   *
   * @throws org.partida.model.PartidaException {@code message.unknown}
   */
  MessageDetails show(Actor actor, CompanyId company, String messageId);

  /** All messages that became this document, were attached to it, or are about it; oldest first. */
  List<MessageDetails> ofDocument(Actor actor, String document);
}
