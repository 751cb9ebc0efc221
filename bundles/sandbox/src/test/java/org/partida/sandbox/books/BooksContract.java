package org.partida.sandbox.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.partida.sandbox.generate.MessageKind;
import org.partida.sandbox.generate.Payload;

/** What all books must do; one test class for each implementation. */
abstract class BooksContract {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00.123Z");

  /** New, empty books. */
  abstract SandboxBooks books();

  private static StoredMessage message(Env env, String cif, String id) {
    return new StoredMessage(env, cif, id, "61", MessageKind.RECEIVED, "detalii ș", AT, "p/" + id);
  }

  private static Upload upload(String index) {
    return new Upload(
        Env.PROD,
        index,
        "1",
        "UBL",
        true,
        false,
        AT,
        AT.plusSeconds(5),
        Upload.State.PENDING,
        "",
        "u/" + index,
        "abc");
  }

  private static SortedMap<String, Payload> payload(String key) {
    SortedMap<String, Payload> map = new TreeMap<>();
    map.put(key, Payload.of(new byte[] {0, -1, 2}));
    return map;
  }

  @Test
  void valuesAreKeptReplacedAndForgotten() {
    SandboxBooks books = books();
    assertThat(books.get("a.1")).isEmpty();
    books.put("a.1", "x");
    books.put("a.1", "y");
    books.put("a_2", "z");
    assertThat(books.get("a.1")).contains("y");
    assertThat(books.replace("a.1", "x", "w")).isFalse();
    assertThat(books.replace("a.1", "y", "w")).isTrue();
    assertThat(books.replace("b", "y", "w")).isFalse();
    assertThat(books.entries("a.")).containsOnlyKeys("a.1").containsValue("w");
    books.forget("a.");
    assertThat(books.get("a.1")).isEmpty();
    assertThat(books.get("a_2")).contains("z");
  }

  @Test
  void countersGiveEachNumberOnce() {
    SandboxBooks books = books();
    assertThat(books.take("c", 6_000_000_001L, 3)).isEqualTo(6_000_000_001L);
    assertThat(books.take("c", 6_000_000_001L, 1)).isEqualTo(6_000_000_004L);
    assertThat(books.take("d", 0, 1)).isZero();
    assertThat(books.take("d", 0, 1)).isEqualTo(1);
    assertThat(books.entries("c")).containsEntry("c", "6000000005");
  }

  @Test
  void mailboxesAndItemsAreApartByEnvironment() {
    SandboxBooks books = books();
    books.addMailboxes(
        List.of(new Mailbox(Env.PROD, "1", "Unu"), new Mailbox(Env.PROD, "1", "Unu iar")));
    books.addMailboxes(List.of(new Mailbox(Env.TEST, "2", "Doi")));
    assertThat(books.mailboxes(Env.PROD)).containsExactly(new Mailbox(Env.PROD, "1", "Unu"));
    StoredMessage a = message(Env.PROD, "1", "31");
    StoredMessage b = message(Env.PROD, "1", "32");
    StoredMessage c = message(Env.TEST, "1", "31");
    books.addMessages(List.of(b, a, c), payload("p/31"));
    assertThat(books.messages(Env.PROD, "1")).containsExactly(a, b);
    assertThat(books.messagesOf(Env.PROD, "61")).containsExactlyInAnyOrder(a, b);
    assertThat(books.messagesOf(Env.PROD, "62")).isEmpty();
    assertThat(books.messageCount(Env.PROD, "1")).isEqualTo(2);
    assertThat(books.messageCount(Env.PROD, "2")).isZero();
    assertThat(books.message(Env.TEST, "31")).contains(c);
    assertThat(books.message(Env.TEST, "32")).isEmpty();
    assertThat(books.payload("p/31")).contains(Payload.of(new byte[] {0, -1, 2}));
    assertThat(books.payload("p/32")).isEmpty();
  }

  @Test
  void anUploadEndsOnce() {
    SandboxBooks books = books();
    books.putUpload(upload("61"), Payload.utf8("x"));
    assertThat(books.upload(Env.PROD, "61")).contains(upload("61"));
    assertThat(books.nextDue(Env.PROD)).contains(upload("61").readyAt());
    assertThat(books.nextDue(Env.TEST)).isEmpty();
    assertThat(books.due(Env.PROD, AT)).isEmpty();
    assertThat(books.due(Env.PROD, AT.plusSeconds(5))).containsExactly(upload("61"));
    assertThat(books.due(Env.TEST, AT.plusSeconds(5))).isEmpty();
    Upload ok = upload("61").with(Upload.State.OK, "31");
    books.finish(ok, List.of(message(Env.PROD, "1", "31")), payload("q"));
    Upload nok = upload("61").with(Upload.State.NOK, "99");
    books.finish(nok, List.of(message(Env.PROD, "1", "99")), payload("r"));
    assertThat(books.upload(Env.PROD, "61")).contains(ok);
    assertThat(books.messages(Env.PROD, "1")).hasSize(1);
    assertThat(books.payload("r")).isEmpty();
    assertThat(books.due(Env.PROD, AT.plusSeconds(5))).isEmpty();
    assertThat(books.nextDue(Env.PROD)).isEmpty();
    books.putUpload(upload("60"), Payload.utf8("y"));
    assertThat(books.latest(Env.PROD, 5)).containsExactly(ok, upload("60"));
    assertThat(books.latest(Env.PROD, 1)).containsExactly(ok);
    assertThat(books.payload("u/61")).contains(Payload.utf8("x"));
  }
}
