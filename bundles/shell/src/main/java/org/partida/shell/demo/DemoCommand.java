package org.partida.shell.demo;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.archive.Archive;
import org.partida.api.archive.ArchiveReport;
import org.partida.api.company.Companies;
import org.partida.api.company.Company;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.document.Documents;
import org.partida.api.match.Matches;
import org.partida.api.network.Connections;
import org.partida.api.network.NetworkSync;
import org.partida.api.network.SyncReport;
import org.partida.api.posting.Books;
import org.partida.api.statement.Statements;
import org.partida.base.home.Home;
import org.partida.base.secret.Secrets;
import org.partida.base.work.Workers;
import org.partida.model.document.DecisionState;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;

/**
 * {@code demo}: both journeys on the sandbox's months, with checks against what the sandbox knows
 * to be true.
 */
@Component(service = CommandGroup.class, property = "partida.optional:Boolean=true")
public final class DemoCommand implements PartidaCommand {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final DemoServices services;
  private final SandboxControl sandbox;
  private final SandboxConnection connection;
  private final DemoJudges judges;

  @Activate
  public DemoCommand(
      @Reference(target = "(partida.sandbox=control)") Function<String[], String> control,
      @Reference ConfigurationAdmin configurations,
      @Reference Connections connections,
      @Reference Secrets secrets,
      @Reference Companies companies,
      @Reference NetworkSync sync,
      @Reference Documents documents,
      @Reference Books books,
      @Reference Statements statements,
      @Reference Matches matches,
      @Reference Archive archive,
      @Reference Workers workers,
      @Reference Home home,
      @Reference Clock clock) {
    this.services =
        new DemoServices(
            companies, sync, documents, books, statements, matches, archive, workers, home, clock);
    this.sandbox = new SandboxControl(control);
    this.judges = new DemoJudges(books, home);
    this.connection = new SandboxConnection(configurations, connections, secrets, home, sandbox);
  }

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public String usage() {
    return "[--seed N]  runs both journeys against the sandbox and checks the result; for a fresh instance";
  }

  @Override
  public int run(Call call) throws Exception {
    DemoChecks checks = new DemoChecks();
    List<Company> companies = prepare(call);
    Map<String, Object> truth = sandbox.run("truth", "--seed", seed(call));

    say(call, "1. E-invoices: list, fetch, archive, read, decide, post");
    sync(call, "first sync");
    approveByHand(call, companies);

    say(call, "2. Money: drop the bank files, match, confirm, settle");
    DemoInbox inbox = new DemoInbox(services.home().inbox(), services.home().spool(), sandbox);
    call.console().out("   " + inbox.drop(call, "") + " bank files taken from the inbox\n");
    quiet(call);
    Map<String, Snapshot> first = snapshots(call, companies);

    say(call, "3. The same again: a second sync and a second drop of the same files");
    sync(call, "second sync");
    inbox.drop(call, "again-");
    quiet(call);
    Map<String, Snapshot> second = snapshots(call, companies);
    for (Company c : companies) {
      checks.check(
          first.get(c.id().value()).fingerprint().equals(second.get(c.id().value()).fingerprint()),
          c.name() + ": the second run changed something");
    }

    say(call, "4. What happened");
    report(call, companies, second, truth, checks);
    archive(call, checks);
    return verdict(call, checks);
  }

  private List<Company> prepare(Call call) throws IOException {
    Map<String, Object> seeded = sandbox.run("seed", "--seed", seed(call));
    connection.connect(call.actor(), "sandbox");
    List<Company> companies =
        new DemoCompanies(services.companies(), call.actor())
            .add(
                sandbox.run("truth", "--seed", seed(call)),
                seeded,
                sandbox.run("rates", "--seed", seed(call)));
    call.console()
        .out(
            "The sandbox plays the authority: "
                + companies.size()
                + " companies, "
                + seeded.get("messages")
                + " messages.\n");
    return companies;
  }

  private static String seed(Call call) {
    return String.valueOf(call.args().number("seed", 7, 999_999));
  }

  private void sync(Call call, String name) {
    SyncReport r = services.sync().sync(call.actor(), Optional.empty(), call.progress());
    call.console().progress("");
    call.console()
        .out(
            "   "
                + name
                + ": "
                + r.listed()
                + " new messages, "
                + r.read()
                + " read, "
                + r.quarantined()
                + " quarantined, "
                + r.waiting()
                + " waiting\n");
    r.problems().forEach(p -> call.console().out("     " + p + "\n"));
  }

  /** The firm decides for the client: all but the last one, which is left to show what waits. */
  private void approveByHand(Call call, List<Company> companies) {
    int approved = 0;
    for (Company c : companies) {
      DocumentFilter pending =
          new DocumentFilter(
              Optional.of(c.id()),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(DecisionState.PENDING),
              Optional.empty());
      List<Document> waiting =
          services.documents().list(call.actor(), pending, 1000, Optional.empty()).items();
      for (Document d : waiting.subList(0, Math.max(0, waiting.size() - 1))) {
        services.documents().approve(call.actor(), d.id(), "checked against the order");
        approved++;
      }
    }
    quiet(call);
    call.console()
        .out(
            "   "
                + approved
                + " documents approved by hand, the others by the companies' policies\n");
  }

  private void quiet(Call call) {
    services.workers().awaitQuiet(Optional.empty(), PATIENCE, call.progress());
    call.console().progress("");
  }

  private Map<String, Snapshot> snapshots(Call call, List<Company> companies) {
    Map<String, Snapshot> all = new java.util.LinkedHashMap<>();
    companies.forEach(c -> all.put(c.id().value(), Snapshot.of(services, call.actor(), c)));
    return all;
  }

  private void report(
      Call call,
      List<Company> companies,
      Map<String, Snapshot> now,
      Map<String, Object> truth,
      DemoChecks checks)
      throws Exception {
    for (Company c : companies) {
      Snapshot s = now.get(c.id().value());
      Map<String, Object> expected =
          SandboxControl.objects(truth, "companies").stream()
              .filter(t -> c.id().fiscalCode().equals(t.get("cif")))
              .findFirst()
              .orElse(Map.of());
      call.console().out(DemoReport.of(s));
      checks.documents(s, expected);
      checks.books(s);
      checks.money(s, expected);
      judges.hear(call, c, checks);
    }
  }

  private void archive(Call call, DemoChecks checks) {
    ArchiveReport r = services.archive().verify(call.actor(), Optional.empty(), call.progress());
    call.console().progress("");
    call.console()
        .out(
            "\nArchive: "
                + r.objects()
                + " objects hashed again, "
                + r.sealsValid()
                + " seals hold, "
                + r.sealsBroken()
                + " do not\n");
    r.findings().forEach(f -> checks.check(false, f.toString()));
  }

  private static int verdict(Call call, DemoChecks checks) {
    checks.broken().forEach(b -> call.console().err("NOT AS IT SHOULD BE: " + b + "\n"));
    call.console()
        .out(
            checks.broken().isEmpty()
                ? "\nAll checks hold.\n"
                : "\n" + checks.broken().size() + " checks do not hold.\n");
    return checks.broken().isEmpty() ? 0 : 1;
  }

  private static void say(Call call, String heading) {
    call.console().out("\n" + heading + "\n");
  }
}
