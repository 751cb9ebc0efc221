package org.partida.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.sandbox.books.Companies;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.Mailbox;
import org.partida.sandbox.books.SandboxBooks;
import org.partida.sandbox.books.StoredMessage;
import org.partida.sandbox.generate.AnafTexts;
import org.partida.sandbox.generate.BulkInvoices;
import org.partida.sandbox.generate.MessageKind;
import org.partida.sandbox.wire.Counters;

/**
 * Many companies and many small invoices between them, quickly. A seed fills an environment once;
 * one that was interrupted goes on.
 */
final class BulkSeeder {
  private static final int CHUNK = 2_000;
  private static final Duration LATEST = Duration.ofHours(1);

  private final SandboxBooks books;
  private final Companies companies;
  private final Clock clock;
  private final Counters counters;

  BulkSeeder(SandboxBooks books, Companies companies, Clock clock) {
    this.books = books;
    this.companies = companies;
    this.clock = clock;
    this.counters = new Counters(books);
  }

  boolean seed(Env env, Seeder.Bulk bulk) {
    List<Mailbox> boxes = new ArrayList<>();
    for (int i = 0; i < bulk.companies(); i++) {
      boxes.add(new Mailbox(env, BulkInvoices.company(i), BulkInvoices.name(i)));
    }
    companies.add(boxes);
    String[] plan = plan(env, bulk).split("\\|", -1);
    Instant now = Instant.parse(plan[0]);
    long firstIndex = Long.parseLong(plan[1]);
    long firstId = Long.parseLong(plan[2]);
    boolean fresh = false;
    for (int start = 0; start < bulk.messages(); start += CHUNK) {
      if (books.message(env, Long.toString(firstId + start)).isEmpty()) {
        int end = Math.min(bulk.messages(), start + CHUNK);
        List<StoredMessage> chunk = new ArrayList<>(end - start);
        for (int item = start; item < end; item++) {
          chunk.add(item(env, bulk, now, item, firstIndex + item / 2, firstId + item));
        }
        books.addMessages(chunk, new TreeMap<>());
        fresh = true;
      }
    }
    return fresh;
  }

  /** What is about to be stored is written down first, so that a kill in between loses nothing. */
  private String plan(Env env, Seeder.Bulk bulk) {
    String key = "bulk." + env.path() + "." + bulk.seed();
    Optional<String> known = books.get(key);
    String size = bulk.companies() + "|" + bulk.messages() + "|" + bulk.days();
    if (known.isPresent()) {
      if (!known.get().endsWith("|" + size)) {
        throw new IllegalArgumentException(
            "seed " + bulk.seed() + " was sown with other numbers; take another seed");
      }
      return known.get();
    }
    long index = counters.uploadIndex(env, (bulk.messages() + 1) / 2);
    long id = counters.downloadId(env, bulk.messages());
    String plan = clock.instant() + "|" + index + "|" + id + "|" + size;
    books.put(key, plan);
    return plan;
  }

  /** Two items follow from one invoice: its seller's and its buyer's. */
  private static StoredMessage item(
      Env env, Seeder.Bulk bulk, Instant now, int item, long index, long id) {
    int invoice = item / 2;
    String seller = BulkInvoices.company(BulkInvoices.seller(invoice, bulk.companies()));
    String buyer = BulkInvoices.company(BulkInvoices.buyer(invoice, bulk.companies()));
    boolean sent = item % 2 == 0;
    long span = Duration.ofDays(bulk.days()).minus(LATEST).toSeconds();
    long ago = span - span * item / Math.max(1, bulk.messages());
    Instant at = now.minus(LATEST).minusSeconds(ago);
    String text = Long.toString(index);
    return new StoredMessage(
        env,
        sent ? seller : buyer,
        Long.toString(id),
        text,
        sent ? MessageKind.SENT : MessageKind.RECEIVED,
        AnafTexts.invoiceDetails(text, seller, buyer),
        at,
        BulkInvoices.key(
            bulk.seed(), invoice, bulk.companies(), LocalDate.ofInstant(at, SandboxClock.ROMANIA)));
  }
}
