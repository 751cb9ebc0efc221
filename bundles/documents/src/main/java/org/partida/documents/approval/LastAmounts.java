package org.partida.documents.approval;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partida.api.document.ApprovalRules;
import org.partida.api.document.Decision;
import org.partida.api.document.Document;
import org.partida.base.port.Tx;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.document.DecisionState;

/**
 * Whether a document is like the last ones of its supplier. Only amounts that a person approved
 * count: else a supplier could go up by a little with every document.
 */
public final class LastAmounts {
  private static final int LOOKED_AT = 300;

  private LastAmounts() {}

  /** Why the rule approves the document; empty if a person must look. */
  public static Optional<String> approves(Tx tx, ApprovalRules rules, Document d, Locale language) {
    if (rules.tolerance().isEmpty() || d.total().signum() <= 0) {
      return Optional.empty();
    }
    List<Money> last = last(tx, d, rules.lastAmounts());
    if (last.size() < rules.lastAmounts()
        || !last.stream().allMatch(a -> within(d.total(), a, rules.tolerance().get()))) {
      return Optional.empty();
    }
    return Optional.of(
        Reasons.of(
            language,
            "within",
            d.partnerName(),
            d.total(),
            "±" + rules.tolerance().get() + " %",
            last.size(),
            last.stream().map(Money::toString).collect(Collectors.joining(", "))));
  }

  /** The border itself is within. */
  static boolean within(Money total, Money earlier, Percent tolerance) {
    BigDecimal difference =
        BigDecimal.valueOf(total.minor()).subtract(BigDecimal.valueOf(earlier.minor())).abs();
    BigDecimal allowed = tolerance.value().multiply(BigDecimal.valueOf(earlier.minor()));
    return difference.multiply(BigDecimal.valueOf(100)).compareTo(allowed) <= 0;
  }

  /** The newest first. */
  private static List<Money> last(Tx tx, Document d, int wanted) {
    List<Money> found = new ArrayList<>();
    if (d.partnerTaxId().isEmpty()) {
      return found;
    }
    List<String> ids =
        new ArrayList<>(tx.documents().ofPartner(d.company(), spellings(d.partnerTaxId().get())));
    Collections.reverse(ids);
    for (String id : ids.subList(0, Math.min(ids.size(), LOOKED_AT))) {
      if (found.size() == wanted) {
        break;
      }
      tx.documents()
          .find(id)
          .filter(e -> !e.id().equals(d.id()) && e.direction() == d.direction())
          .filter(e -> e.decision() == DecisionState.APPROVED && e.total().signum() > 0)
          .filter(e -> e.total().currency().equals(d.total().currency()))
          .filter(e -> byAPerson(tx, e))
          .ifPresent(e -> found.add(e.total()));
    }
    return found;
  }

  private static boolean byAPerson(Tx tx, Document e) {
    List<Decision> all = tx.documents().decisions(e.id());
    return !all.isEmpty() && !all.get(all.size() - 1).actor().startsWith("system:");
  }

  private static List<String> spellings(String code) {
    String bare = code.startsWith("RO") ? code.substring(2) : code;
    return List.of(bare, "RO" + bare, code).stream().distinct().toList();
  }
}
