package org.partida.spi.network;

import java.time.Duration;
import java.util.Optional;
import org.partida.model.Problem;

/**
 * A call to an authority that did not give what was asked for; the kind tells the caller what to do
 * next.
 */
public class NetworkException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What to do next. */
  public enum Kind {
    /**
     * Nothing was done, and what was in the way is put right, such as a token that was too old: the
     * call may be made again at once, as a call that is counted. Never twice in a row.
     */
    AGAIN,
    /** Try again later: outage, time-out, firewall page, nonsense. */
    TRANSIENT,
    /** Wait until the time given: a quota is used up. */
    THROTTLED,
    /** The authorisation does not work any more: a person must authorise again. */
    UNAUTHORISED,
    /** No right for this company: a person must enrol it. */
    FORBIDDEN,
    /** It was there and is gone for good. */
    EXPIRED,
    /** It was never there. */
    NOT_FOUND,
    /** The request itself is wrong: a defect or a setting. */
    REFUSED,
    /**
     * The authority may have done what it was asked, or not: it must be looked up before it is
     * asked again.
     */
    IN_DOUBT
  }

  private final Kind kind;
  private final transient Problem problem;
  private final transient Optional<Duration> retryAfter;

  private final boolean forToday;

  public NetworkException(Kind kind, Problem problem, Optional<Duration> retryAfter) {
    this(kind, problem, retryAfter, false);
  }

  /** {@code forToday}: a quota of this company or message alone is used up until the day ends. */
  public NetworkException(
      Kind kind, Problem problem, Optional<Duration> retryAfter, boolean forToday) {
    super(problem.toString());
    this.forToday = forToday;
    this.kind = kind;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /**
   * Whether only the quota of this company or message is used up, until the authority's day ends;
   * else all calls must wait.
   */
  public boolean isForToday() {
    return forToday;
  }

  public Kind kind() {
    return kind;
  }

  public Problem problem() {
    return problem;
  }

  /** How long to wait at least, if the authority or its rules say so. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
