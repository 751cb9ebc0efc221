package org.partida.matching.match;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.partida.api.match.MatchOptions;
import org.partida.api.statement.LineRecord;
import org.partida.model.Money;
import org.partida.model.match.ItemShare;
import org.partida.model.match.OpenItem;

/**
 * The open items that lines may be given: not those too old, and less what persons gave other
 * lines. Pure.
 */
final class Remaining {
  private Remaining() {}

  /**
   * @param first booking date of the oldest line
   */
  static List<OpenItem> of(
      List<OpenItem> items, List<LineRecord> set, Optional<LocalDate> first, MatchOptions options) {
    Map<String, Money> taken = new HashMap<>();
    for (LineRecord l : set) {
      for (ItemShare s : l.proposal().orElseThrow().shares()) {
        taken.merge(s.item(), s.amount(), Money::plus);
      }
    }
    LocalDate oldest =
        first
            .filter(d -> options.lookBackDays() > 0)
            .map(d -> d.minusDays(options.lookBackDays()))
            .orElse(LocalDate.MIN);
    return items.stream()
        .filter(i -> !i.issueDate().isBefore(oldest))
        .flatMap(i -> rest(i, taken.get(i.id())))
        .toList();
  }

  private static Stream<OpenItem> rest(OpenItem i, Money taken) {
    if (taken == null || !taken.currency().equals(i.residual().currency())) {
      return Stream.of(i);
    }
    Money rest = i.residual().minus(taken);
    if (rest.signum() != i.residual().signum()) {
      return Stream.empty();
    }
    return Stream.of(
        new OpenItem(
            i.id(),
            i.side(),
            i.partnerId(),
            i.partnerName(),
            i.partnerTaxId(),
            i.partnerIbans(),
            i.number(),
            i.issueDate(),
            i.dueDate(),
            i.original(),
            rest,
            i.awb(),
            i.orderRef()));
  }
}
