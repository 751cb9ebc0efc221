package org.partida.base.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.model.CompanyId;

/** The audit trail; rows are added, never changed. */
@ProviderType
public interface AuditStore {
  void add(Row row);

  /** Newest first. */
  List<Row> list(Optional<CompanyId> company, int limit);

  /** What was done to a subject, oldest first. */
  List<Row> of(String subject, int limit);

  /**
   * Who did what. Immutable.
   *
   * @param at when
   * @param actor id of who
   * @param channel the way
   * @param company for which company
   * @param action stable name, such as document.approve
   * @param subject id of what it was done to
   * @param detail in words
   */
  record Row(
      Instant at,
      String actor,
      String channel,
      Optional<CompanyId> company,
      String action,
      String subject,
      String detail) {}
}
