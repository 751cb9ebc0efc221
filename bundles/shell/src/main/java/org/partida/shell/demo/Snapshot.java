package org.partida.shell.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.api.company.Company;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.network.MessageRecord;
import org.partida.api.posting.TrialBalance;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.security.Actor;
import org.partida.api.statement.LineRecord;
import org.partida.model.Page;

/**
 * What a company has at a moment. Immutable.
 *
 * @param company whose
 * @param messages messages of its mailbox
 * @param documents its documents
 * @param vouchers its vouchers
 * @param lines its statement lines
 * @param balance its trial balance
 */
record Snapshot(
    Company company,
    List<MessageRecord> messages,
    List<Document> documents,
    List<VoucherRecord> vouchers,
    List<LineRecord> lines,
    TrialBalance balance) {

  static Snapshot of(DemoServices s, Actor actor, Company c) {
    return new Snapshot(
        c,
        s.sync().messages(actor, c.id(), 10_000),
        all(after -> s.documents().list(actor, DocumentFilter.of(c.id()), 1000, after)),
        all(after -> s.books().vouchers(actor, c.id(), Optional.empty(), 1000, after)),
        all(after -> s.statements().lines(actor, c.id(), Optional.empty(), 1000, after)),
        s.books().trialBalance(actor, c.id(), LocalDate.now(s.clock())));
  }

  /** What must not change when nothing new came in. */
  Map<String, String> fingerprint() {
    Map<String, String> f = new TreeMap<>();
    messages.forEach(m -> f.put("message " + m.key(), m.state().name()));
    documents.forEach(
        d -> f.put("document " + d.id(), d.decision() + " " + d.accounting() + " " + d.archive()));
    vouchers.forEach(
        v -> f.put("voucher " + v.voucher().externalId(), v.state() + " " + v.number().orElse("")));
    lines.forEach(l -> f.put("line " + l.id(), l.state() + " " + l.voucher().orElse("")));
    balance.rows().forEach(r -> f.put("account " + r.account(), r.debit() + " " + r.credit()));
    return f;
  }

  private static <T> List<T> all(Listing<T> listing) {
    List<T> items = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<T> page = listing.page(after);
      items.addAll(page.items());
      after = page.next();
    } while (after.isPresent());
    return items;
  }

  /** A paged list. */
  private interface Listing<T> {
    Page<T> page(Optional<String> after);
  }
}
