package org.partida.spi.posting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.partida.model.document.Direction;

/**
 * What a line says that can decide where it is booked. Immutable.
 *
 * @param direction received or issued
 * @param partner fiscal code of the other side without blanks and country, else its folded name
 * @param day date of the document
 * @param name item name (BT-153)
 * @param sellerItemId BT-155
 * @param buyerItemId BT-156
 * @param standardId BT-157
 * @param classifications codes of BT-158
 */
public record LineFacts(
    Direction direction,
    String partner,
    LocalDate day,
    String name,
    Optional<String> sellerItemId,
    Optional<String> buyerItemId,
    Optional<String> standardId,
    List<String> classifications) {
  public LineFacts {
    classifications = List.copyOf(classifications);
  }
}
