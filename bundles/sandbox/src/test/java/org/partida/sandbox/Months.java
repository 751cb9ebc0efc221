package org.partida.sandbox;

import java.time.Instant;
import org.partida.sandbox.generate.GeneratedMonth;
import org.partida.sandbox.generate.MonthGenerator;
import org.partida.sandbox.generate.World;

/** Generated months for tests. */
public final class Months {
  /** The end of the generated weeks. */
  public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private static final MonthGenerator GENERATOR = new MonthGenerator(World.load());
  private static final GeneratedMonth SEVEN = of(7);

  private Months() {}

  /** Seed 7, made once. */
  public static GeneratedMonth seven() {
    return SEVEN;
  }

  /** Any seed. */
  public static GeneratedMonth of(long seed) {
    return GENERATOR.generate(
        new MonthGenerator.Request(seed, NOW, 6_000_000_001L, 3_000_000_001L));
  }
}
