package org.partida.api.company;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.spi.action.Progress;

/**
 * Finds the companies that connections may act for, and adds those that are chosen. Thread-safe;
 * every call checks the actor's rights. What a connection covers is told by the authority whenever
 * a mailbox is listed; the names and facts are the public register's.
 *
 * <pre>{@code
 * Discovered d = discovery.discover(actor, Optional.empty(), progress);
 * discovery.add(actor, AddOrder.of(d.addable()), progress);
 * }</pre>
 */
@ProviderType
public interface Discovery {
  /**
   * What the connections cover, looked up in the register, beside the companies that are known.
   * Where the authority never told what a connection covers, a company on it is synced first. It
   * waits for its turn at the authority, so it may take a while; a register that does not answer is
   * a problem of the answer, and what it said before is shown.
   *
   * @param connection one connection; empty = all
   * @throws org.partida.model.PartidaException {@code connection.unknown}, {@code
   *     discovery.unconnected}
   */
  Discovered discover(Actor actor, Optional<String> connection, Progress progress);

  /** The same from what is stored; nobody is asked. */
  Discovered stored(Actor actor, Optional<String> connection);

  /**
   * Adds companies with the register's name and facts, a connection, a mailbox and their people,
   * each company whole or not at all. One that is known stays as it is, but for a connection that
   * it lacked and for people who are new. What cannot be added says why, and holds up nobody else.
   *
   * @return one entry for each company, in the order given; codes that are none come last
   */
  List<Added> add(Actor actor, AddOrder order, Progress progress);
}
