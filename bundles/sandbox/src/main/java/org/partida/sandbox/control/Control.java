package org.partida.sandbox.control;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.Seeder;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.Mailbox;
import org.partida.sandbox.books.SandboxBooks;
import org.partida.sandbox.generate.GeneratedMonth;
import org.partida.sandbox.wire.CallLog;
import org.partida.sandbox.wire.Endpoint;
import org.partida.sandbox.wire.Fault;
import org.partida.sandbox.wire.FaultRule;
import org.partida.sandbox.wire.Json;
import org.partida.sandbox.wire.Tokens;

/**
 * The control of the simulator: a command and its words in, a JSON text out. The shell and the
 * control REST both come through here. A wrong command answers {@code {"error": …}}.
 */
public final class Control implements Function<String[], String> {
  private final Sandbox sandbox;
  private final SandboxBooks books;
  private final Map<String, Function<Arguments, Map<String, Object>>> commands = new TreeMap<>();

  public Control(Sandbox sandbox, SandboxBooks books) {
    this.sandbox = sandbox;
    this.books = books;
    commands.put("status", this::status);
    commands.put("seed", this::seed);
    commands.put("seed-many", this::seedMany);
    commands.put("clock", this::clock);
    commands.put("fault", this::fault);
    commands.put("faults", a -> faults());
    commands.put("fault-clear", this::clearFaults);
    commands.put("counters", a -> counters());
    commands.put("calls", a -> calls());
    commands.put("counters-reset", this::resetCounters);
    commands.put("mailboxes", this::mailboxes);
    commands.put("messages", this::messages);
    new OAuthCommands(sandbox).into(commands);
    new RegistryCommands(sandbox).into(commands);
    new TlsCommands(sandbox).into(commands);
    commands.put("settings", a -> Map.of("settings", sandbox.settings().all()));
    commands.put("set", this::set);
    commands.put("truth", a -> new TruthView(month(a)).json());
    commands.put("statements", a -> new StatementsOut(month(a)).write(a));
    commands.put("rates", a -> new TruthView(month(a)).rates());
  }

  @Override
  public String apply(String[] argv) {
    return Json.write(run(List.of(argv)));
  }

  /** Runs a command; problems of the caller's making come back under {@code error}. */
  public Map<String, Object> run(List<String> argv) {
    String name = argv.isEmpty() ? "status" : argv.get(0);
    Function<Arguments, Map<String, Object>> command = commands.get(name);
    if (command == null) {
      return Map.of("error", "no sandbox command '" + name + "'; known: " + commands.keySet());
    }
    try {
      return command.apply(new Arguments(argv.subList(Math.min(1, argv.size()), argv.size())));
    } catch (IllegalArgumentException e) {
      return Map.of("error", name + ": " + e.getMessage());
    }
  }

  private Map<String, Object> status(Arguments a) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("now", sandbox.clock().instant().toString());
    view.put("offset", sandbox.clock().offset().toString());
    view.put("base", "/sandbox/anaf/prod/FCTEL/rest");
    view.put("testBase", "/sandbox/anaf/test/FCTEL/rest");
    view.put("oauth", "/sandbox/anaf/anaf-oauth2/v1");
    view.put("registry", "/sandbox/anaf");
    sandbox.tls().url().ifPresent(url -> view.put("space", url.toString()));
    view.put("shop", "/sandbox/shop/CIF with the token shop-CIF");
    view.put("clientId", Sandbox.CLIENT);
    view.put("clientSecret", sandbox.clientSecret());
    view.put("serial", Tokens.DEFAULT_SERIAL);
    view.put("mailboxes", mailboxes(a).get("mailboxes"));
    view.put("faults", faults().get("faults"));
    return view;
  }

  private Map<String, Object> seed(Arguments a) {
    Env env = env(a);
    Seeder.Seeded seeded = sandbox.seeder().seed(env, a.number("seed", 7));
    List<Map<String, Object>> companies = new ArrayList<>();
    seeded
        .month()
        .companies()
        .forEach(
            c -> {
              Map<String, Object> view = new LinkedHashMap<>();
              view.put("cif", c.company().code());
              view.put("name", c.company().name());
              view.put("vat", c.company().vat().name());
              view.put("iban", c.company().iban());
              view.put("messages", c.messages().size());
              view.put("statements", c.statements().stream().map(f -> f.name()).toList());
              companies.add(view);
            });
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("env", env.path());
    view.put("seed", seeded.month().seed());
    view.put("fresh", seeded.fresh());
    view.put("messages", seeded.month().messages().size());
    view.put("companies", companies);
    return view;
  }

  private Map<String, Object> seedMany(Arguments a) {
    Seeder.Bulk bulk =
        new Seeder.Bulk(
            Math.toIntExact(a.number("companies", 100)),
            Math.toIntExact(a.number("messages", 500)),
            a.number("seed", 7),
            Math.toIntExact(a.number("days", 30)));
    boolean fresh = sandbox.seeder().bulk(env(a), bulk);
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("env", env(a).path());
    view.put("seed", bulk.seed());
    view.put("fresh", fresh);
    view.put("companies", bulk.companies());
    view.put("messages", bulk.messages());
    return view;
  }

  private Map<String, Object> clock(Arguments a) {
    sandbox.clock().move(a.word(0, "how far: +1d, -2h, an instant or reset"));
    return Map.of(
        "now", sandbox.clock().instant().toString(),
        "offset", sandbox.clock().offset().toString());
  }

  private Map<String, Object> fault(Arguments a) {
    Fault fault = named(Fault.class, a.word(0, "fault: one of " + List.of(Fault.values())));
    int times = a.on("forever") ? -1 : Math.toIntExact(a.number("count", 1));
    FaultRule rule = FaultRule.times(fault, times);
    if (a.option("endpoint").isPresent()) {
      rule = rule.at(named(Endpoint.class, a.option("endpoint").get()));
    }
    if (a.option("key").isPresent()) {
      rule = rule.forKey(a.option("key").get());
    }
    if (a.option("value").isPresent()) {
      rule = rule.with(a.number("value", 0));
    }
    if (a.option("probability").isPresent()) {
      BigDecimal chance = new BigDecimal(a.option("probability").get());
      int permille = chance.movePointRight(3).intValue();
      rule = rule.byChance(permille, a.number("seed", 1));
    }
    sandbox.wire().faults().arm(rule);
    return faults();
  }

  private Map<String, Object> faults() {
    return Map.of("faults", sandbox.wire().faults().armed().stream().map(FaultRule::view).toList());
  }

  private Map<String, Object> clearFaults(Arguments a) {
    if (a.words().isEmpty()) {
      sandbox.wire().faults().clear();
    } else {
      a.words().forEach(name -> sandbox.wire().faults().clear(named(Fault.class, name)));
    }
    return faults();
  }

  private Map<String, Object> resetCounters(Arguments a) {
    sandbox.wire().quotas().reset();
    sandbox.wire().log().clear();
    return counters();
  }

  private Map<String, Object> counters() {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("counters", sandbox.wire().quotas().counters());
    view.put("refused", sandbox.wire().quotas().refused());
    view.put("calls", sandbox.wire().log().counts());
    return view;
  }

  private Map<String, Object> calls() {
    return Map.of("calls", sandbox.wire().log().last().stream().map(CallLog.Entry::view).toList());
  }

  private Map<String, Object> mailboxes(Arguments a) {
    List<Map<String, Object>> view = new ArrayList<>();
    for (Env env : Env.values()) {
      sandbox.wire().settle(env);
      for (Mailbox box : sandbox.companies().all(env)) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("env", env.path());
        row.put("cif", box.cif());
        row.put("name", box.name());
        row.put("messages", books.messageCount(env, box.cif()));
        view.add(row);
      }
    }
    return Map.of("mailboxes", view);
  }

  private Map<String, Object> messages(Arguments a) {
    Env env = env(a);
    String cif = a.option("cif").orElseThrow(() -> new IllegalArgumentException("missing --cif"));
    List<Map<String, Object>> view = new ArrayList<>();
    books
        .messages(env, cif)
        .forEach(
            m -> {
              Map<String, Object> row = new LinkedHashMap<>();
              row.put("id", m.id());
              row.put("index", m.uploadIndex());
              row.put("kind", m.kind().name());
              row.put("createdAt", m.createdAt().toString());
              row.put("details", m.details());
              view.add(row);
            });
    return Map.of("messages", view);
  }

  private Map<String, Object> set(Arguments a) {
    sandbox.settings().set(a.word(0, "name of a setting"), a.word(1, "value"));
    return Map.of("settings", sandbox.settings().all());
  }

  private GeneratedMonth month(Arguments a) {
    long seed = a.number("seed", 7);
    return sandbox
        .seeder()
        .month(env(a), seed)
        .orElseThrow(() -> new IllegalArgumentException("seed " + seed + " was not sown yet"));
  }

  private static Env env(Arguments a) {
    String name = a.option("env").orElse("prod");
    return Env.ofPath(name)
        .orElseThrow(() -> new IllegalArgumentException("--env is prod or test, not " + name));
  }

  private static <E extends Enum<E>> E named(Class<E> type, String name) {
    try {
      return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "unknown " + name + "; known: " + List.of(type.getEnumConstants()), e);
    }
  }
}
