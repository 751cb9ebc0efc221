package org.partida.shell.core;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Runs a command by name and turns failures into messages and an exit status. Thread-safe. */
public final class Commands {
  private final List<PartidaCommand> commands;

  public Commands(List<PartidaCommand> commands) {
    List<PartidaCommand> sorted = new ArrayList<>(commands);
    sorted.sort(Comparator.comparing(PartidaCommand::name));
    this.commands = List.copyOf(sorted);
  }

  public Optional<PartidaCommand> find(String name) {
    return commands.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  /** Runs {@code argv[0]} with the rest as its arguments. */
  public int run(List<String> argv, Path folder, Console console) {
    if (argv.isEmpty() || argv.get(0).equals("help") || argv.get(0).equals("--help")) {
      console.out(help());
      return 0;
    }
    Optional<PartidaCommand> command = find(argv.get(0));
    if (command.isEmpty()) {
      console.err(
          "There is no command '"
              + argv.get(0)
              + "' now. Commands are there while the bundles behind them run; 'help' lists them.\n");
      return 1;
    }
    List<String> rest = argv.subList(1, argv.size());
    if (rest.contains("--help")) {
      console.out(command.get().name() + " " + command.get().usage() + "\n");
      return 0;
    }
    return run(command.get(), rest, folder, console);
  }

  private static int run(PartidaCommand command, List<String> rest, Path folder, Console console) {
    try {
      Actor actor = Actor.all("operator", "operator at the shell", Channel.SHELL);
      return command.run(new Call(Args.of(rest), folder, actor, Locale.ENGLISH, console));
    } catch (PartidaException e) {
      Problem p = e.problem();
      console.err(
          "Error: "
              + p.message()
              + (p.location().isEmpty() ? "" : "\n  where: " + p.location())
              + "\n  what to do: "
              + p.fix()
              + "\n");
      return 1;
    } catch (Exception e) {
      console.err(
          "Error: "
              + (e.getMessage() == null ? e.toString() : e.getMessage())
              + "\n  what to do: see the log in karaf/log/karaf.log, and report it\n");
      org.slf4j.LoggerFactory.getLogger(Commands.class)
          .error("command {} failed", command.name(), e);
      return 1;
    } finally {
      console.progress("");
    }
  }

  private String help() {
    StringBuilder b = new StringBuilder("Partida's commands (NAME --help shows one):\n");
    for (PartidaCommand c : commands) {
      b.append("  ").append(c.name()).append(' ').append(c.usage()).append('\n');
    }
    return b.toString();
  }
}
