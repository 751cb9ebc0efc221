package org.partida.documents.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.internal.WakeupHub;
import org.partida.model.Page;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

/** Documents are found by a part of what is written in them, all of them and each once. */
class DocumentTextTest {
  private static final Actor ANA = Actor.all("ana", "Ana", Channel.WEB);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final int ALL = 2_500;

  @Test
  void theTextIsFoundOnWhateverPage() throws Exception {
    TestClock clock = new TestClock("2026-03-02T08:00:00Z");
    try (TempHome home = new TempHome();
        StoreDatabases databases = StoreDatabases.sqlite(home.books(), 2, clock)) {
      UnitOfWork books = new Books(databases, new WakeupHub());
      books.write(
          tx -> {
            tx.companies().put(Samples.company(Samples.ALFA));
            for (int i = 0; i < ALL; i++) {
              String id = String.format("d%05d", i);
              Document d = Samples.document(id, Samples.ALFA, NOON.plusSeconds(i));
              tx.documents().addIfNew(d, id, Samples.invoice(id));
            }
            return null;
          });
      DocumentsService service = new DocumentsService(books, clock);
      assertThat(found(service, "vanzator", 100)).as("without the mark").hasSize(ALL);
      assertThat(found(service, "F d00007", 10)).containsExactly("d00007");
      assertThat(found(service, "d0001", 3)).hasSize(10).doesNotHaveDuplicates();
      assertThat(found(service, "14399840", 1000)).hasSize(ALL);
      assertThat(found(service, "nobody", 100)).isEmpty();
    }
  }

  private static List<String> found(DocumentsService service, String text, int limit) {
    DocumentFilter filter =
        new DocumentFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(text));
    List<String> ids = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<Document> page = service.list(ANA, filter, limit, after);
      page.items().forEach(d -> ids.add(d.id()));
      after = page.next();
    } while (after.isPresent());
    return ids;
  }
}
