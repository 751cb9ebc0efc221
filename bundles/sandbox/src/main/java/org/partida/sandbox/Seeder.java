package org.partida.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.partida.sandbox.books.Companies;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.Mailbox;
import org.partida.sandbox.books.SandboxBooks;
import org.partida.sandbox.books.StoredMessage;
import org.partida.sandbox.generate.GenMessage;
import org.partida.sandbox.generate.GeneratedMonth;
import org.partida.sandbox.generate.MonthGenerator;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.generate.World;
import org.partida.sandbox.wire.Counters;

/**
 * Fills mailboxes from the generator. A seed fills an environment once, however often it is asked.
 */
public final class Seeder {
  private final SandboxBooks books;
  private final Companies companies;
  private final Clock clock;
  private final Counters counters;
  private final BulkSeeder bulk;
  private final MonthGenerator generator;

  /**
   * Many companies with small valid invoices between them.
   *
   * @param companies 1 to 1 000 000
   * @param messages items in all mailboxes together; two follow from each invoice
   * @param seed decides the invoices; fills an environment once
   * @param days over which the items are spread, up to now
   */
  public record Bulk(int companies, int messages, long seed, int days) {
    public Bulk {
      if (companies < 1 || companies > 1_000_000 || messages < 0 || seed < 0 || days < 1) {
        throw new IllegalArgumentException(
            "1 to 1000000 companies, no negative numbers, at least one day");
      }
    }
  }

  /** What seeding did: the month, and whether it was new. */
  public record Seeded(GeneratedMonth month, boolean fresh) {}

  public Seeder(SandboxBooks books, Companies companies, Clock clock) {
    this.books = books;
    this.companies = companies;
    this.clock = clock;
    this.counters = new Counters(books);
    this.bulk = new BulkSeeder(books, companies, clock);
    this.generator = new MonthGenerator(World.load());
  }

  /** Fills many mailboxes; false if that seed had been sown before. */
  public synchronized boolean bulk(Env env, Bulk wanted) {
    return bulk.seed(env, wanted);
  }

  /** Fills the mailboxes of an environment for the weeks before now. */
  public synchronized Seeded seed(Env env, long seed) {
    Optional<GeneratedMonth> known = month(env, seed);
    if (known.isPresent()) {
      return new Seeded(known.get(), store(env, known.get()));
    }
    int reserve = generator.reserve();
    MonthGenerator.Request request =
        new MonthGenerator.Request(
            seed,
            clock.instant(),
            counters.uploadIndex(env, reserve),
            counters.downloadId(env, reserve));
    // what is about to be stored is written down first, so that a kill in between loses nothing
    books.put(key(env, seed), request.now() + "|" + request.firstIndex() + "|" + request.firstId());
    GeneratedMonth month = generator.generate(request);
    return new Seeded(month, store(env, month));
  }

  /** Stores the month unless it is there; true if it was not. */
  private boolean store(Env env, GeneratedMonth month) {
    companies.add(
        month.companies().stream()
            .map(c -> new Mailbox(env, c.company().code(), c.company().name()))
            .toList());
    List<GenMessage> all = month.messages();
    if (books.message(env, all.get(0).downloadId()).isPresent()) {
      return false;
    }
    List<StoredMessage> messages = new ArrayList<>();
    SortedMap<String, Payload> payloads = new TreeMap<>();
    for (GenMessage m : all) {
      String key = env.path() + "/" + m.uploadIndex() + "/seeded";
      payloads.put(key, m.payload());
      messages.add(
          new StoredMessage(
              env,
              m.cif(),
              m.downloadId(),
              m.uploadIndex(),
              m.kind(),
              m.details(),
              m.createdAt(),
              key));
    }
    books.addMessages(messages, payloads);
    return true;
  }

  /** The month of an earlier seeding, generated again from what the books say about it. */
  public Optional<GeneratedMonth> month(Env env, long seed) {
    return books
        .get(key(env, seed))
        .map(text -> text.split("\\|", -1))
        .map(
            parts ->
                generator.generate(
                    new MonthGenerator.Request(
                        seed,
                        Instant.parse(parts[0]),
                        Long.parseLong(parts[1]),
                        Long.parseLong(parts[2]))));
  }

  private static String key(Env env, long seed) {
    return "seed." + env.path() + "." + seed;
  }
}
