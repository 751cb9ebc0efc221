package org.partida.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partida.sandbox.Months;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.Seeder;
import org.partida.sandbox.TestKeys;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.MemoryBooks;
import org.partida.sandbox.checks.DocumentChecks;
import org.partida.sandbox.checks.Standard;
import org.partida.sandbox.generate.BulkInvoices;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.seal.Zips;

/** Ten thousand companies: quickly there, and quickly asked. */
class BulkTest {
  private static final int COMPANIES = 10_000;
  private static final int MESSAGES = 50_000;
  private final Client.TestClock clock = new Client.TestClock();
  private final Sandbox sandbox = new Sandbox(TestKeys.into(new MemoryBooks()), clock);
  private String token = "";

  private WireResponse get(String operation, Map<String, String> query) {
    if (token.isEmpty()) {
      token =
          sandbox.wire().tokens().mint(Sandbox.CLIENT, Tokens.DEFAULT_SERIAL, Months.NOW).access();
    }
    return sandbox
        .wire()
        .answer(
            WireRequest.get(
                "/prod/FCTEL/rest/" + operation,
                query,
                Map.of("Authorization", "Bearer " + token)));
  }

  private WireResponse list(String cif) {
    return get(
        "listaMesajePaginatieFactura",
        Map.of(
            "cif",
            cif,
            "pagina",
            "1",
            "startTime",
            Client.millis(clock.instant().minus(Duration.ofDays(59))),
            "endTime",
            Client.millis(clock.instant())));
  }

  @Test
  void tenThousandCompaniesAreSownAndListedInSeconds() {
    Instant start = Instant.now();
    assertThat(sandbox.seeder().bulk(Env.PROD, new Seeder.Bulk(COMPANIES, MESSAGES, 1, 30)))
        .isTrue();
    Duration sown = Duration.between(start, Instant.now());
    sandbox.settings().set("list.envelopeCui", "own");
    start = Instant.now();
    int items = 0;
    for (int i = 0; i < COMPANIES; i++) {
      if (i % 900 == 0) {
        clock.set(clock.instant().plusSeconds(61));
      }
      items += Json.read(list(BulkInvoices.company(i)).text()).path("mesaje").size();
    }
    Duration listed = Duration.between(start, Instant.now());
    System.out.println("sown in " + sown + ", listed 10 000 mailboxes in " + listed);
    assertThat(items).isEqualTo(MESSAGES);
    assertThat(sown).isLessThan(Duration.ofSeconds(60));
    // a scan of all companies or messages in each call would take minutes
    assertThat(listed).isLessThan(Duration.ofSeconds(60));
    assertThat(sandbox.wire().quotas().refused()).isEmpty();
  }

  @Test
  void bothSidesOfAnInvoiceAreThereAndItIsValid() {
    sandbox.seeder().bulk(Env.PROD, new Seeder.Bulk(5, 40, 1, 30));
    JsonNode mine = Json.read(list(BulkInvoices.company(0)).text()).path("mesaje");
    assertThat(mine).hasSize(8);
    for (JsonNode item : mine) {
      Payload payload =
          Payload.of(
              Zips.read(get("descarcare", Map.of("id", item.path("id").asText())).body())
                  .get(item.path("id_solicitare").asText() + ".xml"));
      DocumentChecks checks = sandbox.checks();
      assertThat(checks.shape(Standard.UBL, payload)).isEmpty();
      assertThat(checks.content(Standard.UBL, payload, false, cui -> true).broken()).isEmpty();
    }
    assertThat(BulkInvoices.payload("prod/1/upload")).isEmpty();
  }

  @Test
  void aSeedIsSownOnceAndGoesOnAfterAKill() {
    Seeder.Bulk bulk = new Seeder.Bulk(3, 5_000, 1, 30);
    assertThat(sandbox.seeder().bulk(Env.PROD, bulk)).isTrue();
    assertThat(sandbox.seeder().bulk(Env.PROD, bulk)).isFalse();
    assertThat(sandbox.books().messageCount(Env.PROD, BulkInvoices.company(0))).isEqualTo(1667);
    assertThatThrownBy(() -> sandbox.seeder().bulk(Env.PROD, new Seeder.Bulk(4, 5_000, 1, 30)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(sandbox.seeder().bulk(Env.PROD, new Seeder.Bulk(4, 10, 2, 30))).isTrue();
    MemoryBooks killed = TestKeys.into(new MemoryBooks());
    killed.put("bulk.prod.1", Months.NOW + "|6000000001|3000000001|3|5000|30");
    Sandbox again = new Sandbox(killed, clock);
    assertThat(again.seeder().bulk(Env.PROD, bulk)).isTrue();
    assertThat(
            List.of(0, 1, 2).stream()
                .mapToInt(i -> killed.messageCount(Env.PROD, BulkInvoices.company(i)))
                .sum())
        .isEqualTo(5_000);
  }

  @Test
  void smallerKeysMakeTheSameSealsQuicker() {
    Sandbox quick =
        new Sandbox(new MemoryBooks(), clock, new Sandbox.Options(Optional.empty(), 1024));
    assertThat(quick.keys().sign("SHA1withRSA", new byte[1])).hasSize(128);
  }
}
