package org.partida.camel.runtime.component;

import java.util.Optional;
import org.partida.api.action.Actions;
import org.partida.api.job.Jobs;
import org.partida.base.work.Intake;
import org.partida.base.work.Tick;

/** The services of Partida that are there now; they come and go. Thread-safe. */
public interface Gateway {
  Optional<Intake> intake(String kind);

  Optional<Tick> tick(String name);

  Optional<Actions> actions();

  Optional<Jobs> jobs();
}
