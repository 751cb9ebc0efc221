package org.partida.shell.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.partida.api.company.Company;
import org.partida.api.posting.Books;
import org.partida.base.home.Home;
import org.partida.shell.core.Call;

/** Lets other programs judge a company's books, those that are installed. One thread. */
final class DemoJudges {
  /** A program, the format that it reads, and how it is asked; the file comes last. */
  private record Judge(String format, String ending, String shown, List<String> command) {}

  private static final List<Judge> JUDGES =
      List.of(
          new Judge(
              "hledger",
              ".journal",
              "hledger check --strict",
              List.of("hledger", "check", "--strict", "-f")),
          new Judge(
              "ledger",
              ".ledger",
              "ledger --pedantic",
              List.of("ledger", "--pedantic", "stats", "-f")),
          new Judge("beancount", ".beancount", "bean-check", List.of("bean-check", "--no-cache")));

  private final Books books;
  private final Home home;

  DemoJudges(Books books, Home home) {
    this.books = books;
    this.home = home;
  }

  void hear(Call call, Company c, DemoChecks checks) throws Exception {
    for (Judge j : JUDGES) {
      Path journal = home.books().resolve(c.id() + j.ending());
      try (OutputStream out = Files.newOutputStream(journal)) {
        books.export(call.actor(), c.id(), j.format(), out);
      }
      List<String> command = new ArrayList<>(j.command());
      command.add(journal.toString());
      try {
        Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean ended = p.waitFor(60, TimeUnit.SECONDS);
        boolean accepts = ended && p.exitValue() == 0;
        checks.check(accepts, c.name() + ": " + j.shown() + " does not accept: " + said);
        String verdict = accepts ? " accepts " : " does not accept ";
        call.console().out("  " + j.shown() + verdict + journal + "\n");
      } catch (IOException e) {
        call.console()
            .out(
                "  "
                    + command.get(0)
                    + " is not installed, so its check was left out; the journal is in "
                    + journal
                    + "\n");
      }
    }
  }
}
