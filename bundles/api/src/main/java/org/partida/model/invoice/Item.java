package org.partida.model.invoice;

import java.util.List;
import java.util.Optional;

/**
 * The thing or service on a line (BG-31). Immutable.
 *
 * @param name BT-153
 * @param description BT-154
 * @param sellerItemId BT-155
 * @param buyerItemId BT-156
 * @param standardId BT-157, usually a GTIN
 * @param classifications BT-158
 * @param originCountry BT-159
 */
public record Item(
    String name,
    Optional<String> description,
    Optional<String> sellerItemId,
    Optional<String> buyerItemId,
    Optional<String> standardId,
    List<Classification> classifications,
    Optional<String> originCountry) {

  public Item {
    classifications = List.copyOf(classifications);
  }

  /** An item of which only the name is known. */
  public static Item named(String name) {
    Optional<String> none = Optional.empty();
    return new Item(name, none, none, none, none, List.of(), none);
  }
}
