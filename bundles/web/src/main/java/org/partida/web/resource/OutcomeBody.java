package org.partida.web.resource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.PartidaException;
import org.partida.model.Percent;
import org.partida.model.Problem;
import org.partida.spi.posting.Allotment;

/**
 * Where a line goes. Immutable.
 *
 * @param type accounting type
 * @param account refines the type's account
 * @param vatDeduction deductible percentage of the VAT
 * @param ncCode NC or codPR
 * @param dimension cost centre and the like
 * @param splits parts, 100 % together
 */
record OutcomeBody(
    String type,
    String account,
    String vatDeduction,
    String ncCode,
    Map<String, String> dimension,
    List<Part> splits) {

  /** A part of the line. */
  record Part(Map<String, String> dimension, String percent) {}

  /** With the type if none is given here. */
  Allotment allotment(String otherwise) {
    return new Allotment(
        type == null ? otherwise : type,
        Optional.ofNullable(account),
        vatDeduction == null ? Percent.HUNDRED : percent(vatDeduction),
        Optional.ofNullable(ncCode),
        dimension == null ? Map.of() : dimension,
        splits == null
            ? List.of()
            : splits.stream()
                .map(
                    p ->
                        new Allotment.Split(
                            p.dimension() == null ? Map.of() : p.dimension(),
                            percent(Lists.require(p.percent(), "percent"))))
                .toList());
  }

  private static Percent percent(String text) {
    try {
      return Percent.of(text);
    } catch (IllegalArgumentException e) {
      throw new PartidaException(
          new Problem("usage", text + " is no percentage", "outcome", "write it as 50 or 33.3"));
    }
  }
}
