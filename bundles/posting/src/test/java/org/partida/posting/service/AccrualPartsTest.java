package org.partida.posting.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.partida.api.posting.Accrual;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Side;

/** The parts of a schedule, whatever its amount. */
class AccrualPartsTest {
  private static final YearMonth MARCH = YearMonth.of(2026, 3);

  @Property
  void addUpToTheAmount(
      @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long cents,
      @ForAll @IntRange(min = 1, max = 60) int months) {
    Money amount = new Money(cents, Currency.getInstance("RON"));
    Accrual a =
        new Accrual(
            "a",
            Desk.COMPANY,
            new ExternalId("v"),
            "F1",
            Optional.empty(),
            AccountCode.of("471"),
            Side.D,
            AccountCode.of("613"),
            amount,
            MARCH,
            months,
            "ana",
            Instant.EPOCH,
            Optional.empty());
    Money sum = Money.zero(amount.currency());
    for (int i = -1; i <= months; i++) {
      sum = a.part(MARCH.plusMonths(i)).map(sum::plus).orElse(sum);
    }
    assertThat(sum).isEqualTo(amount);
  }
}
