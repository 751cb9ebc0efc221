package org.partida.model.invoice;

import java.util.List;
import java.util.Optional;

/**
 * A postal address (BG-5, BG-8, BG-12, BG-15). Immutable.
 *
 * @param lines street and additional lines (BT-35, BT-36, BT-162 and their kin)
 * @param city BT-37, BT-52
 * @param postCode BT-38, BT-53
 * @param subdivision BT-39, BT-54: in Romania an ISO 3166-2 county such as {@code RO-CJ}
 * @param country ISO 3166 code as printed (BT-40, BT-55)
 */
public record Address(
    List<String> lines,
    Optional<String> city,
    Optional<String> postCode,
    Optional<String> subdivision,
    Optional<String> country) {
  /** An address of which nothing is known. */
  public static final Address UNKNOWN =
      new Address(
          List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public Address {
    lines = List.copyOf(lines);
  }
}
