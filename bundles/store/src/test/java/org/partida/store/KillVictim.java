package org.partida.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.partida.base.port.AuditStore;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.internal.WakeupHub;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.store.Samples;

/** Commits without end and says each number once its commit has returned; waits to be killed. */
final class KillVictim {
  private KillVictim() {}

  public static void main(String[] args) {
    UnitOfWork books =
        new Books(StoreDatabases.sqlite(Path.of(args[0]), 1, Clock.systemUTC()), new WakeupHub());
    int first = books.<Integer>read(tx -> tx.audit().list(Optional.empty(), 1_000_000).size());
    for (int i = first; ; i++) {
      int n = i;
      books.write(
          tx -> {
            String id = "d" + n;
            tx.audit()
                .add(
                    new AuditStore.Row(
                        Samples.NOON,
                        "victim",
                        "WORKER",
                        Optional.empty(),
                        "n",
                        Integer.toString(n),
                        ""));
            tx.documents()
                .addIfNew(
                    Samples.document(id, Samples.ALFA, Samples.NOON), id, Samples.invoice(id));
            tx.vouchers().addIfNew(Samples.voucher("v-" + n, Samples.ALFA, Optional.of(id)));
            return null;
          });
      System.out.println(n);
      System.out.flush();
    }
  }
}
