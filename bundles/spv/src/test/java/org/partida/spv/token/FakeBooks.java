package org.partida.spv.token;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.ConnectionStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;

/** Books that hold connections alone. */
final class FakeBooks implements UnitOfWork, ConnectionStore {
  private final Map<String, ConnectionRow> rows = new ConcurrentHashMap<>();
  private final Tx tx =
      (Tx)
          Proxy.newProxyInstance(
              FakeBooks.class.getClassLoader(),
              new Class<?>[] {Tx.class},
              (proxy, method, args) -> {
                if (method.getName().equals("connections")) {
                  return this;
                }
                return beside(method.getReturnType());
              });

  private final Map<String, String> leases = new ConcurrentHashMap<>();

  /** What else is written beside the connections: the lease holds, the rest is forgotten. */
  private Object beside(Class<?> store) {
    return Proxy.newProxyInstance(
        FakeBooks.class.getClassLoader(),
        new Class<?>[] {store},
        (proxy, method, args) -> {
          if (method.getName().equals("takeLease")) {
            return leases.putIfAbsent((String) args[0], (String) args[1]) == null;
          }
          if (method.getName().equals("freeLease")) {
            leases.remove((String) args[0], args[1]);
          }
          return nothing(method.getReturnType());
        });
  }

  private static Object nothing(Class<?> type) {
    if (type == boolean.class) {
      return false;
    }
    return type == int.class ? (Object) 0 : type == Optional.class ? Optional.empty() : null;
  }

  @Override
  public synchronized <T> T write(Function<Tx, T> work) {
    return work.apply(tx);
  }

  @Override
  public synchronized <T> T read(Function<Tx, T> work) {
    return work.apply(tx);
  }

  @Override
  public Optional<ConnectionRow> find(String id) {
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public List<ConnectionRow> list() {
    return List.copyOf(rows.values());
  }

  @Override
  public synchronized void put(ConnectionRow row) {
    rows.put(
        row.id(), version(row, rows.containsKey(row.id()) ? rows.get(row.id()).version() + 1 : 1));
  }

  @Override
  public synchronized boolean replace(ConnectionRow row) {
    ConnectionRow old = rows.get(row.id());
    if (old == null || old.version() != row.version()) {
      return false;
    }
    rows.put(row.id(), version(row, row.version() + 1));
    return true;
  }

  private static ConnectionRow version(ConnectionRow r, long version) {
    return new ConnectionRow(
        r.id(),
        r.network(),
        r.name(),
        r.holder(),
        r.certificateSerial(),
        r.accessToken(),
        r.refreshToken(),
        r.accessUntil(),
        r.refreshUntil(),
        r.state(),
        version);
  }
}
