package org.partida.testkit.store;

import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Starts PostgreSQL once for all tests; where there is none, the tests are skipped and say so. */
public final class WithPostgres implements BeforeAllCallback {
  private static final Namespace SPACE = Namespace.create(WithPostgres.class);

  /** Found or not; closed with the last test. */
  record Found(Optional<PostgresServer> server)
      implements ExtensionContext.Store.CloseableResource {
    @Override
    public void close() throws java.io.IOException {
      if (server.isPresent()) {
        server.get().close();
      }
    }
  }

  private static volatile Optional<PostgresServer> current = Optional.empty();

  @Override
  public void beforeAll(ExtensionContext context) {
    Found found =
        context
            .getRoot()
            .getStore(SPACE)
            .getOrComputeIfAbsent("server", k -> new Found(PostgresServer.find()), Found.class);
    current = found.server();
    Assumptions.assumeTrue(
        current.isPresent(),
        "SKIPPED: no PostgreSQL here; set PARTIDA_TEST_POSTGRES to a JDBC address or install the server's programs");
  }

  /** The server of this run. */
  public static PostgresServer server() {
    return current.orElseThrow();
  }
}
