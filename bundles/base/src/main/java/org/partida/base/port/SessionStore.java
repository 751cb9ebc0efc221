package org.partida.base.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Sessions of people, and how often their passwords were wrong. */
@ProviderType
public interface SessionStore {
  void add(Session session);

  Optional<Session> find(String tokenHash);

  /** Newest first. */
  List<Session> list();

  void seen(String tokenHash, Instant at);

  /** Ends one; false if there is none. */
  boolean end(String tokenHash);

  /** Ends all of a person but one (empty = all); how many. */
  int endAll(String person, String exceptTokenHash);

  /** Takes away those whose end has come, or that nothing was asked of since. */
  void sweep(Instant now, Instant idleSince);

  /** How often sign-ins under this key failed; zero failures if nothing is known. */
  Guard guard(String key);

  void putGuard(String key, Guard guard, Instant at);

  void forgetGuard(String key);

  /** Forgets what failed last before a moment. */
  void sweepGuards(Instant before);

  /**
   * A session. Immutable.
   *
   * @param tokenHash SHA-256 of its secret
   * @param id names it for people
   * @param person whose
   * @param channel how it was opened
   * @param address from where
   * @param agent by which program
   * @param openedAt when
   * @param seenAt when it was last used, to a minute
   * @param endsAt its latest end
   */
  record Session(
      String tokenHash,
      String id,
      String person,
      String channel,
      String address,
      String agent,
      Instant openedAt,
      Instant seenAt,
      Instant endsAt) {
    @Override
    public String toString() {
      return "Session[" + id + "]";
    }
  }

  /**
   * Failures. Immutable.
   *
   * @param failures in a row since the last lock
   * @param locks in a row
   * @param until no password is looked at before; the epoch if any is
   */
  record Guard(int failures, int locks, Instant until) {
    public static final Guard NONE = new Guard(0, 0, Instant.EPOCH);
  }
}
