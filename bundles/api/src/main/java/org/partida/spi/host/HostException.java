package org.partida.spi.host;

import org.partida.model.Problem;

/** The call as a whole failed; nothing is known of its items unless the code says so. */
public class HostException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Code {
    UNREACHABLE,
    TIMEOUT_IN_DOUBT,
    AUTHENTICATION,
    FORBIDDEN,
    THROTTLED,
    UNSUPPORTED,
    HOST_FAULT
  }

  private final Code code;
  private final transient Problem problem;

  public HostException(Code code, Problem problem, Throwable cause) {
    super(problem.toString(), cause);
    this.code = code;
    this.problem = problem;
  }

  /** This host cannot do that. */
  public static HostException unsupported(String what) {
    return new HostException(
        Code.UNSUPPORTED,
        new Problem(
            "host.unsupported",
            "this host does not tell " + what,
            what,
            "look it up in the host itself"),
        null);
  }

  public Code code() {
    return code;
  }

  public Problem problem() {
    return problem;
  }

  /** Worth trying again later without a change. */
  public boolean retryable() {
    return code == Code.UNREACHABLE || code == Code.TIMEOUT_IN_DOUBT || code == Code.THROTTLED;
  }
}
