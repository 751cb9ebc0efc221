package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.NOON;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.match.LineNotes.Note;
import org.partida.api.match.LineRule;
import org.partida.api.match.MatchOptions;
import org.partida.api.match.Payers;
import org.partida.base.port.LineRuleStore;
import org.partida.base.port.PayerStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.voucher.AccountCode;

/** What people decide about statements is kept. */
@Timeout(60)
public abstract class MoneyChoicesContract {
  /** The unit of work over empty books. */
  protected abstract UnitOfWork work();

  @Test
  void aFormatIsTrustedOnce() {
    assertThat(work().<Boolean>read(tx -> tx.statements().isTrusted("fan"))).isFalse();
    for (int i = 0; i < 2; i++) {
      work()
          .write(
              tx -> {
                tx.statements().trust("fan", "ana", NOON);
                return true;
              });
    }
    assertThat(work().<Boolean>read(tx -> tx.statements().isTrusted("fan"))).isTrue();
    assertThat(work().<Boolean>read(tx -> tx.statements().isTrusted("cargus"))).isFalse();
  }

  @Test
  void aNoteOnALineIsWrittenOverAndTakenAway() {
    Note first = new Note("sună clientul", "Ana", NOON);
    Note second = new Note("plătit de soț", "Ion", NOON.plusSeconds(60));
    inOne(tx -> tx.lineNotes().putNote(ALFA, "l1", first));
    inOne(tx -> tx.lineNotes().putNote(ALFA, "l2", first));
    inOne(tx -> tx.lineNotes().putNote(ALFA, "l1", second));
    Map<String, Note> kept = work().read(tx -> tx.lineNotes().notes(ALFA, List.of("l1", "l3")));
    assertThat(kept).isEqualTo(Map.of("l1", second));
    Map<String, Note> foreign =
        work().read(tx -> tx.lineNotes().notes(Samples.BETA, List.of("l1")));
    assertThat(foreign).isEmpty();
    inOne(tx -> tx.lineNotes().dropNote(ALFA, "l1"));
    Map<String, Note> left = work().read(tx -> tx.lineNotes().notes(ALFA, List.of("l1", "l2")));
    assertThat(left).isEqualTo(Map.of("l2", first));
  }

  @Test
  void rulesForLinesAndWhatWasDecidedAreKeptByCompany() {
    LineRule rule =
        new LineRule(
            "r1",
            Optional.of("comision"),
            Optional.empty(),
            Optional.empty(),
            LineRule.Flow.OUT,
            AccountCode.of("627"),
            true,
            LocalDate.of(2026, 1, 1),
            Optional.empty());
    LineRule ended = rule.until(LocalDate.of(2026, 6, 30));
    LineRuleStore.Decided first =
        new LineRuleStore.Decided("l1", "OUT BANCA", "627", LocalDate.of(2026, 5, 1));
    LineRuleStore.Decided later =
        new LineRuleStore.Decided("l2", "OUT BANCA", "628", LocalDate.of(2026, 6, 1));
    inOne(
        tx -> {
          tx.lineRules().putRule(ALFA, rule);
          tx.lineRules().putRule(ALFA, ended);
          tx.lineRules().decided(ALFA, later);
          tx.lineRules().decided(ALFA, first);
          tx.lineRules().decided(ALFA, first);
        });
    assertThat(tx().lineRules().rules(ALFA)).containsExactly(ended);
    assertThat(tx().lineRules().rule(ALFA, "r1")).contains(ended);
    assertThat(tx().lineRules().rules(Samples.BETA)).isEmpty();
    assertThat(tx().lineRules().decisions(ALFA)).containsExactly(first, later);
    inOne(tx -> tx.lineRules().undecided(ALFA, "l1"));
    assertThat(tx().lineRules().decisions(ALFA)).containsExactly(later);
    assertThat(work().<Integer>write(tx -> tx.lineRules().forget(ALFA, "OUT BANCA"))).isEqualTo(1);
    assertThat(tx().lineRules().decisions(ALFA)).isEmpty();
    assertThat(tx().lineRules().options(ALFA)).isEmpty();
    inOne(tx -> tx.lineRules().putOptions(ALFA, new MatchOptions(30, true)));
    inOne(tx -> tx.lineRules().putOptions(ALFA, new MatchOptions(60, false)));
    assertThat(tx().lineRules().options(ALFA)).contains(new MatchOptions(60, false));
  }

  @Test
  void whoPaysIsKeptByCompanyAndSummedUp() {
    PayerStore.Lesson first = lesson("l1", "P1", 3);
    PayerStore.Lesson second = lesson("l2", "P1", 9);
    PayerStore.Lesson other = lesson("l3", "P2", 5);
    inOne(
        tx -> {
          tx.payers().learned(ALFA, first);
          tx.payers().learned(ALFA, second);
          tx.payers().learned(ALFA, second);
          tx.payers().learned(ALFA, other);
        });
    assertThat(tx().payers().payers(ALFA)).containsExactly(payer("P1", 2, 9), payer("P2", 1, 5));
    assertThat(tx().payers().payers(Samples.BETA)).isEmpty();
    inOne(tx -> tx.payers().unlearned(ALFA, "l2"));
    assertThat(tx().payers().payers(ALFA)).containsExactly(payer("P1", 1, 3), payer("P2", 1, 5));
    assertThat(work().<Integer>write(tx -> tx.payers().forget(ALFA, "RO1"))).isEqualTo(2);
    assertThat(tx().payers().payers(ALFA)).isEmpty();
  }

  private static PayerStore.Lesson lesson(String line, String partner, int day) {
    return new PayerStore.Lesson(
        line, Payers.Kind.IBAN, "RO1", partner, "Name of " + partner, LocalDate.of(2026, 5, day));
  }

  private static Payers.Payer payer(String partner, int count, int day) {
    return new Payers.Payer(
        Payers.Kind.IBAN, "RO1", partner, "Name of " + partner, count, LocalDate.of(2026, 5, day));
  }

  private Tx tx() {
    return AutoTx.of(work());
  }

  private void inOne(Consumer<Tx> calls) {
    AutoTx.inOne(work(), calls);
  }
}
