package org.partida.sources;

import org.junit.jupiter.api.BeforeEach;

/** The HTTP source against a shop that fails at every third call and gives each place twice. */
class WebSourceAtItsWorstTest extends ShopContract {
  @BeforeEach
  void worst() {
    sandbox.settings().set("shop.failEvery", "3");
    sandbox.settings().set("shop.repeat", "true");
  }
}
