package org.partida.shell.socket;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.Commands;

/** The commands that exist now; they come and go with the bundles behind them. Thread-safe. */
@Component(service = CommandSet.class)
public final class CommandSet {
  private final List<CommandGroup> all = new CopyOnWriteArrayList<>();

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void add(CommandGroup group) {
    all.add(group);
  }

  void remove(CommandGroup group) {
    all.remove(group);
  }

  /** A picture of the commands of this moment. */
  public Commands now() {
    return new Commands(all.stream().flatMap(g -> g.commands().stream()).toList());
  }
}
