package org.partida.matching.statement;

import java.util.List;

/** On SQLite, which has one node. */
class SqliteTogetherTest extends TogetherContract {
  @Override
  List<Bank> nodes() {
    return List.of(new Bank());
  }
}
