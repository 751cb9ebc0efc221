package org.partida.spi.host;

import java.util.Collection;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.model.Problem;
import org.partida.spi.action.ActionSpec;

/** Keeps a host's menu in step with the actions that exist now. */
@ConsumerType
public interface MenuBridge {
  /** Makes the host's menu show exactly these. */
  Report sync(Collection<ActionSpec> wanted) throws HostException;

  /** What was done. Immutable. */
  record Report(
      List<String> created, List<String> updated, List<String> removed, List<Problem> problems) {}
}
