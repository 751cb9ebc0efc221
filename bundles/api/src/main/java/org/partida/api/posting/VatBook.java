package org.partida.api.posting;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** What is made of the tax facts of a period. */
public enum VatBook {
  /** The sales journal (jurnal pentru vânzări). */
  SALES,
  /** The purchases journal (jurnal pentru cumpărări). */
  PURCHASES,
  /** The rows of the VAT return (decont de TVA). */
  D300,
  /** The control sheet of the informative return on supplies and purchases. */
  D394;

  /** Sales and purchases have a row a document; the others have one a row of the return. */
  public boolean journal() {
    return this == SALES || this == PURCHASES;
  }

  /** The name in commands and addresses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a name in any case.
   *
   * @throws PartidaException {@code usage} if it is none
   */
  public static VatBook parse(String text) {
    return Stream.of(values())
        .filter(b -> b.word().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new PartidaException(
                    new Problem(
                        "usage",
                        "there is no VAT book " + text,
                        "book",
                        "one of "
                            + Stream.of(values())
                                .map(VatBook::word)
                                .collect(Collectors.joining(", ")))));
  }
}
