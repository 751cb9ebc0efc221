package org.partida.posting.rates;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.DayRate;
import org.partida.api.company.Rates;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.port.AuditStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.posting.ro.BnrRates;

/** Exchange rates for those who may post for every company. Imports are audited. */
@Component(service = Rates.class)
public final class RatesService implements Rates {
  private final UnitOfWork books;
  private final Clock clock;

  @Activate
  public RatesService(@Reference UnitOfWork books, @Reference Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  private record Key(String currency, LocalDate day) {}

  @Override
  public Imported importFile(Actor actor, String fileName, InputStream content) {
    actor.requireAll(Module.POSTING, Access.WRITE);
    List<DayRate> read = BnrRates.read(content);
    return books.write(tx -> write(tx, actor, fileName, read));
  }

  private Imported write(Tx tx, Actor actor, String fileName, List<DayRate> read) {
    Map<Key, DayRate> there = new HashMap<>();
    tx.companies().rates().forEach(r -> there.put(new Key(r.currency(), r.day()), r));
    int added = 0;
    int known = 0;
    List<Problem> problems = new ArrayList<>();
    for (DayRate r : read) {
      DayRate old = there.get(new Key(r.currency(), r.day()));
      if (old == null) {
        tx.companies().putRate(r);
        there.put(new Key(r.currency(), r.day()), r);
        added++;
      } else if (old.rate().compareTo(r.rate()) == 0) {
        known++;
      } else {
        problems.add(differs(old, r));
      }
    }
    if (added > 0) {
      audit(tx, actor, fileName, added);
      askAgain(tx);
    }
    List<LocalDate> days = read.stream().map(DayRate::day).sorted().toList();
    List<LocalDate> ends =
        days.isEmpty() ? List.of() : List.of(days.get(0), days.get(days.size() - 1));
    return new Imported(added, known, ends, problems);
  }

  private static Problem differs(DayRate old, DayRate now) {
    return new Problem(
        "rate.differs",
        "the rate of "
            + now.currency()
            + " on "
            + now.day()
            + " is "
            + old.rate().toPlainString()
            + " ("
            + old.source()
            + "), not "
            + now.rate().toPlainString(),
        now.currency() + " " + now.day(),
        "entries may already rest on the stored rate; check which one is right");
  }

  /** Documents that waited for a rate are proposed again. */
  private void askAgain(Tx tx) {
    tx.companies()
        .list()
        .forEach(
            c ->
                tx.vouchers().documentsWithQuestions(c.id()).stream()
                    .filter(
                        d ->
                            tx.vouchers().questions(d).stream()
                                .anyMatch(q -> q.kind().equals("exchange.rate")))
                    .forEach(d -> again(tx, c.id(), d)));
  }

  private void again(Tx tx, CompanyId company, String document) {
    tx.work().enqueue(WorkOrder.of(Queues.PROPOSE, company, document), clock.instant(), true);
  }

  private void audit(Tx tx, Actor actor, String fileName, int added) {
    tx.audit()
        .add(
            new AuditStore.Row(
                clock.instant(),
                actor.id(),
                actor.channel().name(),
                Optional.empty(),
                "rates.import",
                fileName,
                added + " rates"));
  }

  @Override
  public List<DayRate> list(
      Actor actor, Optional<String> currency, Optional<LocalDate> from, Optional<LocalDate> to) {
    // the same for everybody, and no company's secret: whoever is signed in may look
    java.util.Objects.requireNonNull(actor);
    Optional<String> code = currency.map(c -> c.toUpperCase(Locale.ROOT));
    return books.read(tx -> tx.companies().rates()).stream()
        .filter(r -> code.isEmpty() || code.get().equals(r.currency()))
        .filter(r -> from.isEmpty() || !r.day().isBefore(from.get()))
        .filter(r -> to.isEmpty() || !r.day().isAfter(to.get()))
        .sorted(Comparator.comparing(DayRate::day).reversed().thenComparing(DayRate::currency))
        .toList();
  }
}
