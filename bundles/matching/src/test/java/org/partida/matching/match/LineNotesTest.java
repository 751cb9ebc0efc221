package org.partida.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.match.LineNotes.Note;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.model.PartidaException;

/** What people note on lines. */
@Timeout(60)
class LineNotesTest {
  private final Shop shop = new Shop();
  private final LineNotesService notes = new LineNotesService(shop.books, shop.clock);

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  @Test
  void aNoteStaysWithItsLineAndItsWordsBeforeAreInTheAudit() throws Exception {
    shop.bank("a.plain", "2026-11-10;121.00;Pizza La Colt;fără explicații;;");
    String line = shop.lines().get(0).id();
    notes.put(Shop.ANA, shop.company.id(), line, "  sună clientul ");
    assertThat(of(line)).extracting(Note::text).isEqualTo("sună clientul");
    notes.put(Shop.ANA, shop.company.id(), line, "plătit de soț");
    notes.put(Shop.ANA, shop.company.id(), line, "");
    assertThat(of(line)).isNull();
    List<String> told =
        shop
            .books
            .<List<org.partida.base.port.AuditStore.Row>>read(tx -> tx.audit().of(line, 10))
            .stream()
            .filter(r -> r.action().equals("line.note"))
            .map(org.partida.base.port.AuditStore.Row::detail)
            .toList();
    assertThat(told)
        .containsExactly(
            "sună clientul", "plătit de soț (before: sună clientul)", " (before: plătit de soț)");
  }

  private Note of(String line) {
    return notes.of(Shop.ANA, shop.company.id(), List.of(line)).get(line);
  }

  @Test
  void whoOnlyReadsWritesNone() throws Exception {
    shop.bank("a.plain", "2026-11-10;121.00;Pizza La Colt;text;;");
    String line = shop.lines().get(0).id();
    Actor reader =
        new Actor(
            "ion",
            "Ion",
            Channel.WEB,
            List.of(
                new Grant(
                    Optional.of(shop.company.id()), Optional.of(Module.MATCHING), Access.READ)));
    assertThat(notes.of(reader, shop.company.id(), List.of(line))).isEmpty();
    assertThatThrownBy(() -> notes.put(reader, shop.company.id(), line, "x"))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> notes.put(Shop.ANA, shop.company.id(), "nobody", "x"))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("nobody");
    assertThatThrownBy(() -> notes.put(Shop.ANA, shop.company.id(), line, "x".repeat(1001)))
        .isInstanceOf(PartidaException.class);
  }
}
