package org.partida.posting.vat;

import java.util.HashMap;
import java.util.Map;
import org.partida.model.Money;

/** Documents and what each comes to; one that comes to nothing does not count. Immutable. */
record Papers(Map<VatPart.Paper, Money> sums) {
  static final Papers NONE = new Papers(Map.of());

  static Papers of(VatPart.Paper paper, Money amount) {
    return new Papers(Map.of(paper, amount));
  }

  Papers plus(Papers others) {
    Map<VatPart.Paper, Money> all = new HashMap<>(sums);
    others.sums.forEach((paper, m) -> all.merge(paper, m, Money::plus));
    return new Papers(all);
  }

  int count() {
    return (int) sums.values().stream().filter(m -> !m.isZero()).count();
  }
}
