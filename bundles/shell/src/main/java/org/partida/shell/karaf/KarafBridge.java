package org.partida.shell.karaf;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.karaf.shell.api.console.Registry;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.partida.shell.core.CommandGroup;

/** Makes every command a Karaf command {@code partida:NAME}, as long as it exists. */
@Component(immediate = true, service = KarafBridge.class)
public final class KarafBridge {
  private final Registry registry;
  private final Map<CommandGroup, List<KarafCommand>> shown = new ConcurrentHashMap<>();

  @Activate
  public KarafBridge(@Reference SessionFactory factory) {
    this.registry = factory.getRegistry();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void add(CommandGroup group) {
    List<KarafCommand> all = group.commands().stream().map(KarafCommand::new).toList();
    shown.put(group, all);
    all.forEach(registry::register);
  }

  void remove(CommandGroup group) {
    shown.getOrDefault(group, List.of()).forEach(registry::unregister);
    shown.remove(group);
  }

  @Deactivate
  void stop() {
    shown.values().forEach(all -> all.forEach(registry::unregister));
    shown.clear();
  }
}
