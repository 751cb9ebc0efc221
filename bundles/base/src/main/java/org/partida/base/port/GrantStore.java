package org.partida.base.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/** Authorisations that wait for the browser, and the care of connections' tokens. */
@ProviderType
public interface GrantStore {
  /** Where an authorisation stands. */
  enum Status {
    /** Waits for the browser. */
    PENDING,
    /** The code is being exchanged; nobody else may use this authorisation. */
    EXCHANGING,
    /** The tokens are stored. */
    DONE,
    /** It came to nothing; the problem says why. */
    FAILED
  }

  /**
   * An authorisation as stored. Immutable.
   *
   * @param id for asking how it stands; not the state
   * @param connection which connection gets the tokens
   * @param network such as ro.spv
   * @param name the connection's name for people
   * @param companies which companies are given the connection when it is there
   * @param stateHash hash of the state that the browser carries
   * @param actor who started it
   * @param channel the way
   * @param started when
   * @param expires when it can no longer be used
   * @param status where it stands
   * @param problem why it failed
   */
  record Pending(
      String id,
      String connection,
      String network,
      String name,
      List<CompanyId> companies,
      String stateHash,
      String actor,
      String channel,
      Instant started,
      Instant expires,
      Status status,
      Optional<Problem> problem) {
    public Pending {
      companies = List.copyOf(companies);
    }
  }

  /**
   * How a connection's tokens fare. Immutable.
   *
   * @param certificateUntil end of the certificate, as people said
   * @param renewedAt when the tokens were last got
   * @param failedAt when renewing failed last, if that was after the last success
   * @param failure why
   */
  record Care(
      Optional<Instant> certificateUntil,
      Optional<Instant> renewedAt,
      Optional<Instant> failedAt,
      Optional<Problem> failure) {
    /** Nothing is known yet. */
    public static final Care NONE =
        new Care(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  void begin(Pending pending);

  Optional<Pending> find(String id);

  Optional<Pending> byState(String stateHash);

  /** Those that still wait and have not expired, oldest first. */
  List<Pending> waiting(Instant now);

  /** Moves it on, if it still stands where it is believed to; false if somebody was faster. */
  boolean settle(String id, Status from, Status to, Optional<Problem> problem);

  /** Removes authorisations that expired before then. */
  int forget(Instant before);

  /** Takes the right to renew, if nobody has it or its time ran out. */
  boolean takeLease(String connection, String owner, Instant now, Instant until);

  /** Gives it back, if it is still the owner's. */
  void freeLease(String connection, String owner);

  /** New tokens are stored: what failed before is over. */
  void renewed(String connection, Instant at);

  void failed(String connection, Instant at, Problem why);

  void certificate(String connection, Optional<Instant> until);

  Care care(String connection);
}
