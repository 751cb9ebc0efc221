package org.partida.shell.core;

import java.util.List;

/**
 * A command of Partida, whoever calls it: Karaf's shell, the script's socket, a test. Registered as
 * a {@link CommandGroup}; it exists while what it needs exists.
 */
public interface PartidaCommand extends CommandGroup {
  @Override
  default List<PartidaCommand> commands() {
    return List.of(this);
  }

  /** Name without scope, such as {@code document-list}. */
  String name();

  /** Arguments and one sentence, such as {@code "[--company ID] lists documents"}. */
  String usage();

  /**
   * Does it.
   *
   * @return 0, or 1 if it failed or an entry of the answer is an error
   * @throws Exception if it failed as a whole; a PartidaException is shown with its fix
   */
  int run(Call call) throws Exception;
}
