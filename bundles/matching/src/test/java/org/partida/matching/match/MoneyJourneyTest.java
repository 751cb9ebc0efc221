package org.partida.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.company.Company;
import org.partida.api.match.LineSplit;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.api.statement.ImportResult;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.base.host.Hosts;
import org.partida.model.Money;
import org.partida.model.Problem;
import org.partida.model.match.Grade;
import org.partida.model.match.ItemShare;
import org.partida.model.match.MatchProposal;
import org.partida.spi.action.Progress;
import org.partida.spi.host.HostCapabilities;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Settlement;
import org.partida.testkit.store.Samples;

/**
 * Journey B: import, match, confirm, settle, take back; over the real store, ledger, rules and
 * matcher.
 */
@Timeout(60)
class MoneyJourneyTest {
  private final Shop shop = new Shop();

  @AfterEach
  void close() throws IOException {
    shop.close();
  }

  @Test
  void aSureLineIsPostedAndSettledAndTakenBackExactly() throws Exception {
    shop.invoice("FX-1001", "Client Bun SRL", "1210.00");
    Map<String, String> before = shop.balances();
    shop.bank("a.plain", "2026-11-10;1210.00;Client Bun SRL;plata factura FX-1001");
    MatchesService m = shop.matches();
    m.run(Shop.ANA, shop.company.id(), Progress.SILENT);
    LineRecord line = shop.lines().get(0);
    assertThat(line.proposal().map(MatchProposal::grade)).contains(Grade.SURE);

    LineRecord saved = m.confirm(Shop.ANA, shop.company.id(), List.of(line.id())).get(0);
    assertThat(saved.error()).isEmpty();
    assertThat(saved.state()).isEqualTo(LineState.SAVED);
    assertThat(shop.open()).isEmpty();
    assertThat(shop.balances()).containsEntry("5121", "1210.00").doesNotContainKey("4111");

    LineRecord undone = m.undo(Shop.ANA, shop.company.id(), line.id(), "wrong client");
    assertThat(undone.state()).isEqualTo(LineState.UNSAVED);
    assertThat(shop.open()).containsExactly(Map.entry("FX-1001", "1210.00"));
    assertThat(shop.balances()).isEqualTo(before);
    assertThat(m.undo(Shop.ANA, shop.company.id(), line.id(), "again").state())
        .isEqualTo(LineState.UNSAVED);
    assertThat(shop.entries()).as("sale, payment, counter-entry").isEqualTo(3);

    assertThat(m.confirm(Shop.ANA, shop.company.id(), List.of(line.id())).get(0).state())
        .isEqualTo(LineState.SAVED);
    assertThat(shop.open()).isEmpty();
  }

  @Test
  void aPolicyDoesNotConfirmAgainWhatSomebodyTookBack() throws Exception {
    shop.autoConfirm();
    shop.invoice("FX-1001", "Client Bun SRL", "1210.00");
    shop.bank("a.plain", "2026-11-10;1210.00;Client Bun SRL;plata factura FX-1001");
    MatchesService m = shop.matches();
    m.run(Shop.ANA, shop.company.id(), Progress.SILENT);
    String line = shop.lines().get(0).id();
    shop.policy(line);
    assertThat(shop.open()).as("sure lines are confirmed by themselves").isEmpty();

    m.undo(Shop.ANA, shop.company.id(), line, "wrong client");
    m.run(Shop.ANA, shop.company.id(), Progress.SILENT);
    shop.policy(line);
    assertThat(shop.open()).containsExactly(Map.entry("FX-1001", "1210.00"));
    m.confirm(Shop.ANA, shop.company.id(), List.of(line));
    assertThat(shop.open()).as("a person may").isEmpty();
  }

  @Test
  void aPartialPaymentLeavesTheRestOpen() throws Exception {
    shop.invoice("FX-1001", "Client Bun SRL", "1210.00");
    shop.bank("a.plain", "2026-11-10;605.00;Client Bun SRL;avans FX-1001");
    MatchesService m = shop.matches();
    m.run(Shop.ANA, shop.company.id(), Progress.SILENT);
    LineRecord line = shop.lines().get(0);
    assertThat(line.proposal().map(MatchProposal::grade)).contains(Grade.ATTENTION);
    m.confirm(Shop.ANA, shop.company.id(), List.of(line.id()));
    assertThat(shop.open()).containsExactly(Map.entry("FX-1001", "605.00"));
  }

  @Test
  void moreThanIsOpenIsRefusedAndNothingIsPosted() throws Exception {
    shop.invoice("FX-1001", "Client Bun SRL", "100.00");
    shop.bank("a.plain", "2026-11-10;150.00;Client Bun SRL;FX-1001");
    MatchesService m = shop.matches();
    String item = itemOf("FX-1001");
    LineRecord line = shop.lines().get(0);
    LineRecord failed =
        m.assign(
            Shop.ANA,
            shop.company.id(),
            line.id(),
            LineSplit.of(List.of(new ItemShare(item, Money.of("150.00", "RON")))));
    assertThat(failed.error().map(Problem::code)).contains("match.residual");
    assertThat(failed.state()).isEqualTo(LineState.UNSAVED);
    assertThat(shop.entries()).isEqualTo(1);
  }

  @Test
  void aCrashBetweenPostingAndSettlingEndsInOneOfEach() throws Exception {
    shop.invoice("FX-1001", "Client Bun SRL", "1210.00");
    shop.bank("a.plain", "2026-11-10;1210.00;Client Bun SRL;plata factura FX-1001");
    shop.matches().run(Shop.ANA, shop.company.id(), Progress.SILENT);
    String id = shop.lines().get(0).id();
    for (boolean after : new boolean[] {false, true}) {
      LineRecord hit =
          shop.matches(new Failing(shop.hosts, after))
              .confirm(Shop.ANA, shop.company.id(), List.of(id))
              .get(0);
      assertThat(hit.state()).isEqualTo(LineState.UNSAVED);
    }
    assertThat(shop.matches().confirm(Shop.ANA, shop.company.id(), List.of(id)).get(0).state())
        .isEqualTo(LineState.SAVED);
    assertThat(shop.entries()).as("sale and one payment").isEqualTo(2);
    assertThat(shop.open()).isEmpty();
  }

  @Test
  void theSameFileAndOverlappingFilesAddALineOnce() throws Exception {
    ImportResult first = shop.bank("a.plain", "2026-11-10;10.00;A;one", "2026-11-10;10.00;A;one");
    assertThat(first.added()).as("true twins are kept").isEqualTo(2);
    assertThat(
            shop.bank("copy.plain", "2026-11-10;10.00;A;one", "2026-11-10;10.00;A;one")
                .alreadyImported())
        .isTrue();
    ImportResult overlap =
        shop.bank(
            "b.plain", "2026-11-10;10.00;A;one", "2026-11-10;10.00;A;one", "2026-11-11;5.00;B;two");
    assertThat(overlap.added()).isEqualTo(1);
    assertThat(overlap.duplicates()).isEqualTo(2);
    assertThat(shop.lines()).hasSize(3);
  }

  @Test
  void anUnknownFormatIsRefusedWithWhatWasLookedFor() throws Exception {
    ImportResult r = shop.bank("a.pdf", "%PDF");
    assertThat(r.format()).isEmpty();
    assertThat(r.problems().get(0).message())
        .contains("begins \"%PDF\"", "looked for courier-x, plain");
    assertThat(shop.lines()).isEmpty();
  }

  @Test
  void aStrangerImportsAndMatchesNothing() {
    Actor stranger =
        new Actor(
            "x",
            "X",
            Channel.WEB,
            List.of(new Grant(Optional.of(Samples.BETA), Optional.empty(), Access.WRITE)));
    assertThatThrownBy(() -> shop.matches().run(stranger, shop.company.id(), Progress.SILENT))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> shop.matches().confirm(stranger, shop.company.id(), List.of("l")))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(
            () ->
                shop.statements.lines(
                    stranger, shop.company.id(), Optional.empty(), 1, Optional.empty()))
        .isInstanceOf(AccessDeniedException.class);
  }

  private String itemOf(String number) throws HostException {
    try (HostSession s = shop.hosts.open(shop.company)) {
      return s.openItems().query(Optional.empty(), Optional.empty(), 10).items().stream()
          .filter(i -> i.item().number().equals(number))
          .findFirst()
          .orElseThrow()
          .ref()
          .value();
    }
  }

  /** A host whose answer to a settlement is lost, before or after it was done. */
  private record Failing(Hosts real, boolean after) implements Hosts {
    @Override
    public boolean available() {
      return true;
    }

    @Override
    public HostCapabilities capabilities() {
      return real.capabilities();
    }

    @Override
    public HostSession open(Company company) throws HostException {
      HostSession session = real.open(company);
      return proxy(
          HostSession.class,
          (name, call) ->
              name.equals("settlement")
                  ? proxy(Settlement.class, (n, c) -> settle(n, c), session.settlement())
                  : call.run(),
          session);
    }

    private Object settle(String name, Call call) throws Exception {
      Object result = !name.equals("settle") || after ? call.run() : null;
      if (name.equals("settle")) {
        throw new HostException(
            HostException.Code.TIMEOUT_IN_DOUBT,
            new Problem("host.timeout", "no answer", "", "ask"),
            null);
      }
      return result;
    }

    private static <T> T proxy(Class<T> type, Around around, Object target) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (p, method, args) ->
                  around.call(
                      method.getName(),
                      () -> {
                        try {
                          return method.invoke(target, args);
                        } catch (InvocationTargetException e) {
                          throw e.getCause() instanceof Exception x ? x : e;
                        }
                      })));
    }

    /** A call that can be made or left. */
    private interface Call {
      Object run() throws Exception;
    }

    /** What stands around a call. */
    private interface Around {
      Object call(String name, Call call) throws Exception;
    }
  }
}
