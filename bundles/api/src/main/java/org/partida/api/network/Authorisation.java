package org.partida.api.network;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/**
 * An authorisation in the browser, as people see it. Immutable; neither state nor code is in it.
 *
 * @param id for asking how it stands
 * @param connection which connection gets the tokens
 * @param network such as {@code ro.spv}
 * @param name the connection's name for people
 * @param companies which companies are given the connection when it is there
 * @param status where it stands
 * @param expires when it can no longer be used
 * @param problem why it failed
 */
public record Authorisation(
    String id,
    String connection,
    String network,
    String name,
    List<CompanyId> companies,
    Status status,
    Instant expires,
    Optional<Problem> problem) {
  /** Where an authorisation stands. */
  public enum Status {
    /** The person has the browser open. */
    WAITING,
    /** The authority's code is being exchanged. */
    EXCHANGING,
    /** The connection has its tokens. */
    DONE,
    /** It came to nothing; the problem says why. */
    FAILED,
    /** Nobody came back in time. */
    EXPIRED
  }

  public Authorisation {
    companies = List.copyOf(companies);
  }

  /** True if nothing changes any more. */
  public boolean isOver() {
    return status != Status.WAITING && status != Status.EXCHANGING;
  }
}
