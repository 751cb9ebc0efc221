package org.partida.shell.core;

import java.util.List;

/**
 * Commands that come and go together. Registered as a service of this bundle, while what they need
 * exists.
 */
public interface CommandGroup {
  List<PartidaCommand> commands();

  /** A command made of its parts. */
  static PartidaCommand command(String name, String usage, Body body) {
    return new Simple(name, usage, body);
  }

  /** What a command does. */
  @FunctionalInterface
  interface Body {
    int run(Call call) throws Exception;
  }

  /** A command made of its parts. */
  record Simple(String name, String usage, Body body) implements PartidaCommand {
    @Override
    public int run(Call call) throws Exception {
      return body.run(call);
    }
  }
}
