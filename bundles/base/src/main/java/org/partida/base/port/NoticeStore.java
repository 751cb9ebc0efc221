package org.partida.base.port;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.notice.Notice;
import org.partida.model.CompanyId;

/** Notices that stand; natural key {@link Notice#key}. */
@ProviderType
public interface NoticeStore {
  /**
   * Raises a matter, or brings a standing one up to date; its beginning stays. One that changed its
   * level or code must be seen again.
   *
   * @return true if people must be told: the matter is new, or its level or code changed
   */
  boolean raise(Notice notice);

  /** Its cause is gone; false if it did not stand. */
  boolean clear(String key);

  /** Clears all whose key begins so, but not those named. */
  int clearOthers(String prefix, List<String> standing);

  Optional<Notice> find(String key);

  /** The most urgent first, then the oldest. */
  List<Notice> list(Optional<CompanyId> company, int limit);

  void seen(String key, String by);
}
