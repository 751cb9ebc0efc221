package org.partida.spi.posting;

import java.util.Map;
import java.util.Optional;
import org.partida.model.Percent;

/**
 * Which accounting type a product has. Immutable.
 *
 * @param matchOn which term of the line is looked at: sellerItemId, buyerItemId, standardId,
 *     classification, name, or {@code any}
 * @param pattern exact value; for name a case-insensitive part of it; ignored for {@code any}
 * @param type GOODS, SERVICES, UTILITIES …: a key of the dated table of product accounting types
 * @param account refines the type's account
 * @param vatDeduction deductible part of the VAT
 * @param ncCode NC or codPR code
 * @param dimension cost centre and the like
 */
public record ProductRule(
    String matchOn,
    String pattern,
    String type,
    Optional<String> account,
    Percent vatDeduction,
    Optional<String> ncCode,
    Map<String, String> dimension) {
  public ProductRule {
    dimension = Map.copyOf(dimension);
  }
}
