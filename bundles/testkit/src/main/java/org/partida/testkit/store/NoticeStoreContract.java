package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.BETA;
import static org.partida.testkit.store.Samples.NOON;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.notice.Notice;
import org.partida.base.port.NoticeStore;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/** What the repository of notices promises. */
@Timeout(60)
public abstract class NoticeStoreContract {
  /** The unit of work over empty books. */
  protected abstract UnitOfWork work();

  @Test
  void peopleAreToldOnceForEachLevelAndCode() {
    assertThat(notices().raise(notice("a/1", ALFA, Notice.Level.WARNING, "ends", NOON))).isTrue();
    notices().seen("a/1", "ana");
    Notice later = notice("a/1", ALFA, Notice.Level.WARNING, "ends", NOON.plusSeconds(60));
    assertThat(notices().raise(later)).isFalse();
    assertThat(notices().find("a/1"))
        .hasValueSatisfying(
            n -> {
              assertThat(n.since()).isEqualTo(NOON);
              assertThat(n.seenBy()).contains("ana");
            });
    assertThat(notices().raise(notice("a/1", ALFA, Notice.Level.URGENT, "ends", NOON))).isTrue();
    assertThat(notices().find("a/1").flatMap(Notice::seenBy)).isEmpty();
    assertThat(notices().raise(notice("a/1", ALFA, Notice.Level.URGENT, "ended", NOON))).isTrue();
  }

  @Test
  void theMostUrgentComesFirstThenTheOldest() {
    notices().raise(notice("a/1", ALFA, Notice.Level.INFO, "x", NOON));
    notices().raise(notice("a/2", BETA, Notice.Level.URGENT, "x", NOON.plusSeconds(9)));
    notices().raise(notice("a/3", ALFA, Notice.Level.URGENT, "x", NOON));
    assertThat(notices().list(Optional.empty(), 10))
        .extracting(Notice::key)
        .containsExactly("a/3", "a/2", "a/1");
    assertThat(notices().list(Optional.of(ALFA), 10))
        .extracting(Notice::key)
        .containsExactly("a/3", "a/1");
    assertThat(notices().list(Optional.empty(), 1)).hasSize(1);
  }

  @Test
  void whatIsGoneIsCleared() {
    notices().raise(notice("a/1", ALFA, Notice.Level.INFO, "x", NOON));
    notices().raise(notice("a/2", ALFA, Notice.Level.INFO, "x", NOON));
    notices().raise(notice("b/1", ALFA, Notice.Level.INFO, "x", NOON));
    assertThat(notices().clear("c")).isFalse();
    assertThat(notices().clearOthers("a/", List.of("a/2"))).isEqualTo(1);
    assertThat(notices().list(Optional.empty(), 10))
        .extracting(Notice::key)
        .containsExactlyInAnyOrder("a/2", "b/1");
    assertThat(notices().clear("b/1")).isTrue();
  }

  private NoticeStore notices() {
    return AutoTx.of(work()).notices();
  }

  private static Notice notice(
      String key, CompanyId company, Notice.Level level, String code, Instant since) {
    return Notice.of(
        key,
        Optional.of(company),
        level,
        new Problem(code, "something", "place", "do something"),
        since,
        Optional.of(NOON.plusSeconds(3600)));
  }
}
