package org.partida.api.network;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.Page;

/**
 * Where the sync with authorities stands. Reading only; thread-safe; every call checks the actor's
 * rights. Made for thousands of companies: nothing is asked company by company.
 */
@ProviderType
public interface SyncStatuses {
  /**
   * Every network as a whole: calls that are left, why nothing is called, what waits, when every
   * mailbox will have been listed again. Empty for an actor who may not see every company.
   */
  List<SyncOverview> overview(Actor actor);

  /**
   * Companies that have a connection and that the actor may see, in order of their ids.
   *
   * @param after the {@code next} of the last page; empty begins
   * @param limit how many at most
   * @throws org.partida.api.security.AccessDeniedException if the wanted company may not be seen
   */
  Page<SyncStatus> companies(Actor actor, Wanted wanted, Optional<String> after, int limit);

  /**
   * Which companies. Immutable.
   *
   * @param company this one alone
   * @param problemsOnly those alone that a problem keeps back or that were not seen for too long
   */
  record Wanted(Optional<CompanyId> company, boolean problemsOnly) {
    /** Every company. */
    public static final Wanted ALL = new Wanted(Optional.empty(), false);
  }
}
