package org.partida.api.notice;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;

/** What people must be told before it is too late. Thread-safe; every call checks rights. */
@ProviderType
public interface Notices {
  /** Those that stand, the most urgent first, of the companies that the actor may see. */
  List<Notice> list(Actor actor, Optional<CompanyId> company);

  /** The actor has seen it; it stands until its cause is gone. */
  void seen(Actor actor, String key);
}
