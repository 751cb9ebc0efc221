package org.partida.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.partida.portfolio.Firm.ANA;
import static org.partida.portfolio.Firm.GAMA;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.api.company.AddOrder;
import org.partida.api.company.Added;
import org.partida.api.company.Discovered;
import org.partida.api.company.Discovered.Found;
import org.partida.api.company.Discovered.State;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;
import org.partida.spi.network.CoverageSource;
import org.partida.spi.network.NetworkException;

/** A certificate's own door at the authority tells what it covers, beside the lists. */
class CertificateDoorTest {
  private final Door door = new Door();
  private final Firm firm = new Firm(door);

  @BeforeEach
  void connect() {
    firm.connect("main", "other");
    firm.covers("other", "22222229");
    firm.register.knows(GAMA, "Gama SRL", true, false);
  }

  @AfterEach
  void close() throws IOException {
    firm.close();
  }

  private Discovered discover() {
    return firm.discovery.discover(ANA, Optional.of("main"), Progress.SILENT);
  }

  @Test
  void withACertificateNoCompanyHasToBeThereFirst() {
    door.tells = Optional.of(List.of("11111110", "1900101******"));
    Discovered d = discover();
    assertThat(d.problems()).isEmpty();
    assertThat(d.found())
        .extracting(Found::code, Found::state)
        .containsExactly(tuple("RO11111110", State.NEW), tuple("RO1900101******", State.PERSON));
    assertThat(d.toldAt()).containsEntry("main", firm.clock.instant());
    assertThat(firm.sync.synced).isEmpty();
    assertThat(firm.discovery.add(ANA, AddOrder.of(d.addable()), Progress.SILENT))
        .extracting(Added::connection)
        .containsExactly(Optional.of("main"));
  }

  @Test
  void aCodeIsGoneOnceNeitherDoorHasIt() {
    door.tells = Optional.of(List.of("11111110"));
    firm.covers("main", "11111110");
    discover();
    firm.clock.advance(Duration.ofHours(1));
    door.tells = Optional.of(List.of());
    assertThat(discover().count(State.NEW)).isEqualTo(1);
    firm.clock.advance(Duration.ofHours(1));
    firm.covers("main");
    Discovered d = discover();
    assertThat(d.count(State.NEW)).isZero();
    assertThat(d.found())
        .extracting(Found::state, Found::goneAt)
        .containsExactly(tuple(State.GONE, Optional.of(firm.clock.instant())));
  }

  @Test
  void aDoorThatIsShutIsNamedAndWhatListsToldStands() {
    door.failure = Optional.of(new Problem("spv-space.keys", "no file", "x", "y"));
    firm.covers("main", "11111110");
    Discovered d = discover();
    assertThat(d.problems()).extracting(Problem::code).containsExactly("spv-space.keys");
    assertThat(d.count(State.NEW)).isEqualTo(1);
  }

  @Test
  void aCertificateOfNoConnectionIsNamed() {
    firm.covers("main", "11111110");
    door.connection = "nobody";
    Discovered d = discover();
    assertThat(d.problems())
        .extracting(Problem::code, Problem::location)
        .containsExactly(tuple("discovery.certificate", "nobody"));
    assertThat(d.count(State.NEW)).isEqualTo(1);
  }

  /** What a certificate is told at its own door. */
  private static final class Door implements CoverageSource {
    private String connection = "main";
    private Optional<List<String>> tells = Optional.of(List.of());
    private Optional<Problem> failure = Optional.empty();

    @Override
    public String connection() {
      return connection;
    }

    @Override
    public Told ask() throws NetworkException {
      if (failure.isPresent()) {
        throw new NetworkException(
            NetworkException.Kind.TRANSIENT, failure.get(), Optional.empty());
      }
      return new Told(tells.orElseThrow(), Optional.of("12AB"));
    }
  }
}
