package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.testkit.store.Samples.NOON;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.document.Scan;
import org.partida.api.document.ScanKind;
import org.partida.api.document.ScanState;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.Page;

/** What the repository of papers that came as pictures promises. */
@Timeout(60)
public abstract class ScanStoreContract {
  /** The unit of work over empty books. */
  protected abstract UnitOfWork work();

  /** A receipt's photo. */
  public static Scan scan(String id, CompanyId company, Instant at) {
    return new Scan(
        id,
        company,
        Samples.hash(id),
        "bon ș.jpg",
        "image/jpeg",
        12_345,
        1,
        ScanKind.RECEIPT,
        "benzină",
        ScanState.WAITING,
        Optional.empty(),
        "Vasile",
        at,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private boolean add(Scan s) {
    return work().<Boolean>write(tx -> tx.scans().addIfNew(s));
  }

  private static Page<Scan> waiting(Tx tx, int limit, Optional<String> after) {
    return tx.scans()
        .list(
            List.of(Samples.ALFA, Samples.BETA),
            Optional.of(ScanState.WAITING),
            Optional.empty(),
            limit,
            after);
  }

  @Test
  void whatCameIsKeptOnceAndAsItStands() {
    Scan s = scan("s1", Samples.ALFA, NOON);
    assertThat(add(s)).isTrue();
    Scan entered = s.entered("doc1", "Ana", NOON.plusSeconds(60));
    work()
        .<Boolean>write(
            tx -> {
              tx.scans().update(entered);
              return true;
            });
    assertThat(add(s)).as("comes again").isFalse();
    Optional<Scan> kept = work().read(tx -> tx.scans().find("s1"));
    assertThat(kept).contains(entered);
    Scan aside = s.aside("twice", "Ana", NOON);
    work()
        .<Boolean>write(
            tx -> {
              tx.scans().update(aside);
              return true;
            });
    Optional<Scan> now = work().read(tx -> tx.scans().find("s1"));
    assertThat(now).contains(aside);
    assertThat(aside.waiting()).isEqualTo(s);
  }

  @Test
  void listsGoByTimeInPagesOfOneOrMoreCompanies() {
    for (int i = 0; i < 5; i++) {
      add(scan("a" + i, i == 3 ? Samples.BETA : Samples.ALFA, NOON.plusSeconds(i)));
    }
    add(scan("x", Samples.ALFA, NOON).aside("blurred", "Ana", NOON));
    add(scan("d", Samples.ALFA, NOON.plusSeconds(9)).entered("doc", "Ana", NOON));
    Page<Scan> first = work().read(tx -> waiting(tx, 3, Optional.empty()));
    assertThat(first.items()).extracting(Scan::id).containsExactly("a0", "a1", "a2");
    Page<Scan> rest = work().read(tx -> waiting(tx, 3, first.next()));
    assertThat(rest.items()).extracting(Scan::id).containsExactly("a3", "a4");
    assertThat(rest.next()).isEmpty();
    Page<Scan> of =
        work()
            .read(
                tx ->
                    tx.scans()
                        .list(
                            List.of(Samples.ALFA),
                            Optional.empty(),
                            Optional.of("doc"),
                            10,
                            Optional.empty()));
    assertThat(of.items()).extracting(Scan::id).containsExactly("d");
    Page<Scan> none =
        work()
            .read(
                tx ->
                    tx.scans()
                        .list(List.of(), Optional.empty(), Optional.empty(), 10, Optional.empty()));
    assertThat(none.items()).isEmpty();
    Map<CompanyId, Integer> counts =
        work().read(tx -> tx.scans().waiting(List.of(Samples.ALFA, Samples.BETA)));
    assertThat(counts).isEqualTo(Map.of(Samples.ALFA, 4, Samples.BETA, 1));
  }
}
