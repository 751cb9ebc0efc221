package org.partida.spv.registry;

import java.time.Duration;

/** Waiting, which tests replace. */
@FunctionalInterface
interface Pause {
  void of(Duration time) throws InterruptedException;
}
