package org.partida.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.partida.api.document.Deadline;
import org.partida.api.document.Document;
import org.partida.api.notice.Notice;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkItem;
import org.partida.documents.deadline.DeadlineStep;
import org.partida.documents.deadline.DeadlineTick;
import org.partida.documents.deadline.DeadlinesService;
import org.partida.model.CompanyId;
import org.partida.model.document.Direction;
import org.partida.model.document.NetworkState;
import org.partida.spi.network.FilingRule;
import org.partida.spi.network.FilingTerm;
import org.partida.testkit.store.Samples;

/** Deadlines are seen, told, and gone with their cause. */
class DeadlinesTest {
  private final Office office = new Office(Samples.company(Office.COMPANY));
  private final DeadlineStep step =
      new DeadlineStep(List.of(new FiveDays()), office.books, office.clock);
  private final DeadlinesService deadlines =
      new DeadlinesService(List.of(new FiveDays()), office.books, office.clock);

  /** Five days, all of them working days. */
  private static final class FiveDays implements FilingRule {
    @Override
    public String country() {
      return "RO";
    }

    @Override
    public Optional<FilingTerm> term(
        CompanyId seller, LocalDate issued, Optional<String> buyerTaxId) {
      LocalDate last = issued.plusDays(5);
      Instant ends = last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      return Optional.of(new FilingTerm(last, ends, "five days", "a fine"));
    }

    @Override
    public int workingDaysLeft(Instant now, LocalDate lastDay) {
      return (int) (lastDay.toEpochDay() - LocalDate.ofInstant(now, ZoneOffset.UTC).toEpochDay());
    }
  }

  @AfterEach
  void close() throws java.io.IOException {
    office.close();
  }

  @Test
  void nearThenLateThenFiled() {
    issued("d1", "2026-11-20", NetworkState.NONE);
    check();
    assertThat(notices()).isEmpty();
    assertThat(deadlines.list(Actor.worker(), Optional.empty()))
        .extracting(Deadline::standing)
        .containsExactly(Deadline.Standing.OPEN);

    office.clock.advance(Duration.ofDays(2));
    check();
    assertThat(notices())
        .extracting(Notice::level, n -> n.problem().code())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Notice.Level.WARNING, "deadline.near"));

    office.clock.advance(Duration.ofDays(2));
    check();
    assertThat(notices())
        .extracting(Notice::level, n -> n.problem().code())
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Notice.Level.URGENT, "deadline.late"));

    office.books.write(
        tx -> {
          Document d = tx.documents().find("d1").orElseThrow();
          tx.documents().update(d.with(NetworkState.VALIDATED));
          return null;
        });
    check();
    assertThat(notices()).isEmpty();
    assertThat(deadlines.list(Actor.worker(), Optional.empty())).isEmpty();
  }

  @Test
  void theMostUrgentFirstAndNothingReceivedOrOld() {
    issued("d1", "2026-11-21", NetworkState.REFUSED);
    issued("d2", "2026-11-19", NetworkState.IN_DOUBT);
    issued("d3", "2026-01-05", NetworkState.NONE);
    add(Samples.document("d4", Office.COMPANY, office.clock.instant()).with(NetworkState.NONE));
    assertThat(deadlines.list(Actor.worker(), Optional.of(Office.COMPANY)))
        .extracting(d -> d.document().id())
        .containsExactly("d2", "d1");
  }

  @Test
  void onlyForThoseWhoMaySeeTheCompany() {
    issued("d1", "2026-11-20", NetworkState.NONE);
    Actor stranger = new Actor("x", "X", Channel.WEB, List.of());
    assertThat(deadlines.list(stranger, Optional.empty())).isEmpty();
    assertThatThrownBy(() -> deadlines.list(stranger, Optional.of(Office.COMPANY)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void aTickMakesOneRow() {
    DeadlineTick tick = new DeadlineTick(office.books, office.clock);
    tick.tick();
    tick.tick();
    assertThat(office.books.read(tx -> tx.work().counts(Optional.empty())).get(Queues.DEADLINES))
        .hasSize(1)
        .containsValue(1);
  }

  private void check() {
    WorkItem item =
        new WorkItem(1, Queues.DEADLINES, "all", Optional.empty(), "all", 0, Optional.empty());
    Outcome outcome = step.apply(item);
    office.books.write(
        tx -> {
          outcome.effect().in(tx);
          return null;
        });
  }

  private List<Notice> notices() {
    return office.books.read(tx -> tx.notices().list(Optional.empty(), 10));
  }

  private void issued(String id, String day, NetworkState state) {
    Document d = Samples.document(id, Office.COMPANY, office.clock.instant());
    add(
        new Document(
            d.id(),
            d.company(),
            Direction.ISSUED,
            d.typeCode(),
            d.number(),
            LocalDate.parse(day),
            d.dueDate(),
            d.partnerName(),
            d.partnerTaxId(),
            d.total(),
            d.format(),
            state,
            d.decision(),
            d.accounting(),
            d.archive(),
            d.original(),
            d.pdf(),
            d.signature(),
            d.networkIndex(),
            d.receivedAt(),
            d.note()));
  }

  private void add(Document d) {
    office.books.write(tx -> tx.documents().addIfNew(d, d.id(), Samples.invoice(d.number())));
  }
}
