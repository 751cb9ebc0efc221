package org.partida.base.work;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One step of a journey. Registered as an OSGi service; the worker gives it rows of its queue under
 * a lease, several at once. Calls to hosts, networks and files are made here, outside any
 * transaction; what it changes in the books goes into the outcome's effect.
 */
@ConsumerType
public interface Step {
  String queue();

  /** How many rows may be in work at once. */
  default int parallel() {
    return 2;
  }

  /**
   * Whether its rows spend their time waiting for an answer from outside, such as an authority's.
   * They run on threads of their own then, so that a slow authority holds nobody else up, and so
   * that more of them can wait at once than there are threads to compute with.
   */
  default boolean waitsOutside() {
    return false;
  }

  /** What stands before it; rows are leased only as far as it lets them pass. */
  default Gate gate() {
    return Gate.OPEN;
  }

  /** Does the step. An exception is taken as a retry with its message. */
  Outcome apply(WorkItem item) throws Exception;
}
