package org.partida.api.job;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.Progress;

/**
 * Long work: start, watch, cancel. Thread-safe. A job belongs to who started it; an administrator
 * sees all.
 */
@ProviderType
public interface Jobs {
  /** Starts work on a worker thread and answers at once. */
  Job start(Actor actor, String title, Optional<CompanyId> company, Work work);

  Optional<Job> find(Actor actor, String id);

  /** Running and recent jobs, newest first. */
  List<Job> list(Actor actor);

  /** Asks a job to stop; it ends at its next safe point. */
  Job cancel(Actor actor, String id);

  /**
   * Watches a job until the answer is closed; the listener is called on the job's thread and must
   * be quick.
   */
  AutoCloseable watch(Actor actor, String id, Consumer<Job> listener);

  /** What a job does. */
  @FunctionalInterface
  interface Work {
    ActionResult run(Progress progress) throws Exception;
  }
}
