package org.partida.sandbox.control;

import java.util.List;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.sandbox.SandboxAccess;
import org.partida.sandbox.wire.Json;

/**
 * The control as a service that needs no type of ours: words in, JSON out. The shell finds it by
 * {@code (partida.sandbox=control)}.
 */
@Component(service = Function.class, property = "partida.sandbox=control")
public final class ControlService implements Function<String[], String> {
  private final SandboxAccess access;

  @Activate
  public ControlService(@Reference SandboxAccess access) {
    this.access = access;
  }

  @Override
  public String apply(String[] argv) {
    String answer = Json.write(access.sandbox().control().run(List.of(argv)));
    access.clockMoved();
    return answer;
  }
}
