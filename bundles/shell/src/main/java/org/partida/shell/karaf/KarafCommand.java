package org.partida.shell.karaf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Parser;
import org.apache.karaf.shell.api.console.Session;
import org.partida.shell.core.Commands;
import org.partida.shell.core.Console;
import org.partida.shell.core.PartidaCommand;

/** A command as Karaf's shell sees it. */
final class KarafCommand implements Command {
  private final PartidaCommand command;

  KarafCommand(PartidaCommand command) {
    this.command = command;
  }

  @Override
  public Object execute(Session session, List<Object> arguments) throws Exception {
    List<String> argv = new ArrayList<>();
    argv.add(command.name());
    arguments.forEach(a -> argv.add(String.valueOf(a)));
    int status =
        new Commands(List.of(command)).run(argv, Path.of("").toAbsolutePath(), console(session));
    if (status != 0) {
      // Karaf takes an exception as failure; the message was shown already
      throw new CommandFailed(getScope() + ":" + getName() + " failed");
    }
    return null;
  }

  private static Console console(Session session) {
    return new Console() {
      @Override
      public void out(String text) {
        session.getConsole().print(text);
        session.getConsole().flush();
      }

      @Override
      public void err(String text) {
        out(text);
      }

      @Override
      public void progress(String text) {
        // Karaf's console has no line to overwrite
      }

      @Override
      public boolean cancelled() {
        return Thread.currentThread().isInterrupted();
      }
    };
  }

  @Override
  public Completer getCompleter(boolean scoped) {
    return null;
  }

  @Override
  public Parser getParser() {
    return null;
  }

  @Override
  public String getDescription() {
    return command.usage();
  }

  @Override
  public String getName() {
    return command.name();
  }

  @Override
  public String getScope() {
    return "partida";
  }

  /** Tells Karaf that the command failed. */
  private static final class CommandFailed extends Exception {
    private static final long serialVersionUID = 1L;

    CommandFailed(String message) {
      super(message);
    }
  }
}
