package org.partida.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.SandboxAccess;
import org.partida.sandbox.TestKeys;
import org.partida.sandbox.books.MemoryBooks;

class TlsComponentTest {
  private final Sandbox sandbox = new Sandbox(TestKeys.into(new MemoryBooks()), Clock.systemUTC());

  private final SandboxAccess access =
      new SandboxAccess() {
        @Override
        public Sandbox sandbox() {
          return sandbox;
        }

        @Override
        public void clockMoved() {
          // nobody to tell
        }
      };

  @Test
  void theListenerRunsWhileThereIsAConfiguration() {
    assertThat(sandbox.tls().url()).isEmpty();
    TlsComponent component = new TlsComponent(access, 0);
    assertThat(sandbox.tls().url()).isPresent();
    component.deactivate();
    assertThat(sandbox.tls().url()).isEmpty();
  }
}
