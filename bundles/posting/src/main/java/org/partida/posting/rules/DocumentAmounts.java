package org.partida.posting.rules;

import java.util.List;
import java.util.Map;
import org.partida.model.Money;

/**
 * The amounts of a document made to agree with its printed totals, with their economic sign and in
 * the document's currency: owed = nets + VAT + residue, exactly. Immutable.
 *
 * @param lines in an order that does not depend on the document's
 * @param groups the VAT breakdown
 * @param residue cents by which the printed totals differ from the lines, and the printed rounding
 *     (BT-114)
 * @param owed what the third party owes or is owed: BT-112 with BT-114; what was prepaid is not
 *     taken off
 * @param docSign −1 for a document that as a whole takes back
 */
public record DocumentAmounts(
    List<NetLine> lines, Map<VatKey, VatGroup> groups, Money residue, Money owed, int docSign) {
  public DocumentAmounts {
    lines = List.copyOf(lines);
    groups = Map.copyOf(groups);
  }
}
