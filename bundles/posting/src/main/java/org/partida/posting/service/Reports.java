package org.partida.posting.service;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.api.company.Company;
import org.partida.api.posting.JournalEntry;
import org.partida.api.posting.TrialBalance;
import org.partida.base.host.Hosts;
import org.partida.model.Money;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.posting.export.BeancountJournal;
import org.partida.posting.export.CsvJournal;
import org.partida.posting.export.HledgerJournal;
import org.partida.posting.export.JournalFormat;
import org.partida.posting.export.LedgerJournal;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger.PostedEntry;
import org.partida.spi.host.Turnover;

/** What is read from the host's books. Thread-safe. */
final class Reports {
  private static final int PAGE = 500;
  private static final LocalDate END = LocalDate.of(9999, 12, 31);
  private static final List<JournalFormat> FORMATS =
      List.of(new BeancountJournal(), new CsvJournal(), new HledgerJournal(), new LedgerJournal());

  private final Hosts hosts;

  Reports(Hosts hosts) {
    this.hosts = hosts;
  }

  TrialBalance trialBalance(Company company, LocalDate asOf) {
    try (HostSession session = hosts.open(company)) {
      Money debit = Money.zero(company.currency());
      Money credit = debit;
      List<TrialBalance.Row> rows = new ArrayList<>();
      for (Turnover t : session.ledger().turnovers(asOf)) {
        rows.add(
            new TrialBalance.Row(
                t.account(), t.name(), t.debit(), t.credit(), t.debit().minus(t.credit())));
        debit = debit.plus(t.debit());
        credit = credit.plus(t.credit());
      }
      return new TrialBalance(company.id(), asOf, rows, debit, credit);
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
  }

  Page<JournalEntry> journal(
      Company company,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      int limit,
      Optional<String> after) {
    try (HostSession session = hosts.open(company)) {
      Page<PostedEntry> page = session.ledger().journal(from, to, after, limit);
      return new Page<>(
          page.items().stream().map(e -> new JournalEntry(e.number(), e.voucher())).toList(),
          page.next());
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
  }

  List<String> formats() {
    return FORMATS.stream().map(JournalFormat::name).toList();
  }

  void export(Company company, String format, OutputStream out) throws IOException {
    JournalFormat f =
        FORMATS.stream()
            .filter(x -> x.name().equals(format))
            .findFirst()
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem(
                            "export.format",
                            "there is no export format " + format,
                            format,
                            "use one of " + String.join(", ", formats()))));
    try (HostSession session = hosts.open(company)) {
      Map<String, String> names = new HashMap<>();
      session.ledger().turnovers(END).forEach(t -> names.put(t.account().toString(), t.name()));
      // the stream is the caller's: flushed, not closed
      Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      JournalFormat.Sink sink = f.begin(company, names, writer);
      Optional<String> after = Optional.empty();
      do {
        Page<PostedEntry> page =
            session.ledger().journal(Optional.empty(), Optional.empty(), after, PAGE);
        for (PostedEntry e : page.items()) {
          sink.entry(new JournalEntry(e.number(), e.voucher()));
        }
        after = page.next();
      } while (after.isPresent());
      sink.end();
      writer.flush();
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
  }
}
