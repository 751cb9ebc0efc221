package org.partida.web.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.partida.testkit.TestClock;
import org.partida.web.FakeServices;

class ServiceClockTest {
  @Test
  void isTheOneThatIsThereAndElseTheSystems() {
    FakeServices services = new FakeServices();
    Clock clock = new ServiceClock(services);
    services.put(Clock.class, new TestClock("2001-03-01T08:00:00Z"));
    assertThat(clock.instant()).isEqualTo(Instant.parse("2001-03-01T08:00:00Z"));
    services.remove(Clock.class);
    assertThat(clock.instant()).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
  }
}
