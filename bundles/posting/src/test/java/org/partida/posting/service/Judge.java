package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Another accounting program that reads a journal: does it accept it, and what does it add up? */
enum Judge {
  HLEDGER("hledger", "hledger"),
  LEDGER("ledger", "ledger"),
  BEANCOUNT("beancount", "bean-check");

  private final String format;
  private final String program;

  Judge(String format, String program) {
    this.format = format;
    this.program = program;
  }

  /** The export format that it reads. */
  String format() {
    return format;
  }

  /** Skips the test where the program is not installed; {@code ./partida test} installs it. */
  Judge needed() {
    boolean there =
        List.of(System.getenv("PATH").split(java.io.File.pathSeparator)).stream()
            .anyMatch(p -> Files.isExecutable(Path.of(p, program)));
    Assumptions.assumeTrue(
        there, program + " is not installed, so it did not judge; ./partida test installs it");
    return this;
  }

  /** Fails unless the program accepts the journal without a word. */
  void accepts(Path journal) throws IOException, InterruptedException {
    String said =
        switch (this) {
          case HLEDGER -> run(journal, "hledger", "check", "--strict", "-f", journal.toString());
          case LEDGER ->
              run(journal, "ledger", "--pedantic", "-f", journal.toString(), "stats").isEmpty()
                  ? "no statistics"
                  : "";
          case BEANCOUNT -> run(journal, "bean-check", "--no-cache", journal.toString());
        };
    assertThat(said).isEmpty();
  }

  /** Balances at cost, by account as the journal writes it. */
  Map<String, BigDecimal> balances(Path journal) throws IOException, InterruptedException {
    String csv =
        switch (this) {
          case HLEDGER ->
              run(
                  journal,
                  "hledger",
                  "-f",
                  journal.toString(),
                  "bal",
                  "-B",
                  "-E",
                  "--flat",
                  "--no-total",
                  "-O",
                  "csv");
          case LEDGER ->
              run(
                  journal,
                  "ledger",
                  "--pedantic",
                  "-f",
                  journal.toString(),
                  "bal",
                  "-B",
                  "-E",
                  "--flat",
                  "--no-total",
                  "--balance-format",
                  "%(account),%(quantity(rounded(display_total)))\n");
          case BEANCOUNT ->
              run(
                  journal,
                  "bean-query",
                  "-q",
                  "-f",
                  "csv",
                  journal.toString(),
                  "SELECT getitem(open_meta(account), 'code') AS code, sum(number(weight)) AS total"
                      + " GROUP BY code");
        };
    Map<String, BigDecimal> all = new TreeMap<>();
    for (String line : csv.lines().toList()) {
      int comma = line.lastIndexOf(',');
      String amount = line.substring(comma + 1).replaceAll("[^0-9.-]", "");
      if (!amount.isEmpty() && !line.startsWith("account")) {
        all.put(
            line.substring(0, comma).replace("\"", "").strip(),
            new BigDecimal(amount).setScale(2, RoundingMode.HALF_EVEN));
      }
    }
    return all;
  }

  /** What the program says; fails if it ends badly. */
  String run(Path journal, String... command) throws IOException, InterruptedException {
    Path out = journal.resolveSibling(journal.getFileName() + ".out");
    List<String> words = new ArrayList<>(List.of(command));
    ProcessBuilder b =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(out.toFile());
    b.environment().put("LC_ALL", "C.UTF-8");
    Process p = b.start();
    assertThat(p.waitFor(180, TimeUnit.SECONDS)).as("%s ends", words).isTrue();
    String text = Files.readString(out).strip();
    assertThat(p.exitValue())
        .as("%s: %s", words, text.substring(0, Math.min(3000, text.length())))
        .isZero();
    return text;
  }
}
