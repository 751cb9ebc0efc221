package org.partida.spi.posting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Percent;

/**
 * What a line of a document is for the books. Immutable.
 *
 * @param type GOODS, SERVICES, UTILITIES …: a key of the dated table of product accounting types
 * @param account refines the type's account
 * @param vatDeduction deductible part of the VAT
 * @param ncCode NC or codPR code
 * @param dimension cost centre and the like
 * @param splits parts with dimensions of their own; they are 100 % together, or there is none
 */
public record Allotment(
    String type,
    Optional<String> account,
    Percent vatDeduction,
    Optional<String> ncCode,
    Map<String, String> dimension,
    List<Split> splits) {
  public Allotment {
    dimension = Map.copyOf(dimension);
    splits = List.copyOf(splits);
  }

  /** A type with its ordinary account, all VAT deductible. */
  public static Allotment of(String type) {
    return new Allotment(
        type, Optional.empty(), Percent.HUNDRED, Optional.empty(), Map.of(), List.of());
  }

  /** The same on an account. */
  public Allotment on(Optional<String> other) {
    return new Allotment(type, other, vatDeduction, ncCode, dimension, splits);
  }

  /**
   * A part of the line. Immutable.
   *
   * @param dimension cost centre and the like
   * @param percent of the line; the last part takes the rest
   */
  public record Split(Map<String, String> dimension, Percent percent) {
    public Split {
      dimension = Map.copyOf(dimension);
    }
  }
}
