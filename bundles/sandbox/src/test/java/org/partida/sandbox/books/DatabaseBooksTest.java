package org.partida.sandbox.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partida.sandbox.Months;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.TestKeys;

class DatabaseBooksTest extends BooksContract {
  @TempDir Path folder;

  @Override
  SandboxBooks books() {
    return new DatabaseBooks(new FileDatabases(folder));
  }

  @Test
  void theWholeAuthorityOutlivesARestart() {
    Clock clock = Clock.fixed(Months.NOW, ZoneOffset.UTC);
    Sandbox first = new Sandbox(TestKeys.into(books()), clock);
    first.control().run(List.of("seed", "--seed", "7"));
    first.control().run(List.of("clock", "+1d"));
    first.control().run(List.of("fault", "WAF_PAGE", "--forever"));
    Sandbox second = new Sandbox(books(), clock);
    assertThat(second.control().run(List.of("status")))
        .isEqualTo(first.control().run(List.of("status")));
    assertThat(second.keys().certificate()).isEqualTo(first.keys().certificate());
    assertThat(second.control().run(List.of("seed", "--seed", "7"))).containsEntry("fresh", false);
    assertThat(second.control().run(List.of("truth", "--seed", "7")))
        .isEqualTo(first.control().run(List.of("truth", "--seed", "7")));
  }
}
