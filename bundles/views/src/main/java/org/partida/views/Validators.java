package org.partida.views;

import java.util.List;
import java.util.Optional;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.invoice.InvoiceValidator;
import org.partida.spi.invoice.RootElement;

/** Chooses the rules that a file is checked against, for all doors alike. */
public final class Validators {
  /** The profile that is found by the file itself. */
  public static final String AUTO = "auto";

  private Validators() {}

  /**
   * The validator of a profile, or with {@link #AUTO} the first that is for such a file.
   *
   * @throws PartidaException {@code usage} for a profile that is not there; {@code
   *     invoice.format-unknown} if no validator is for such a file
   */
  public static InvoiceValidator choose(
      List<InvoiceValidator> all, String profile, RootElement root, String file) {
    List<String> known = all.stream().map(InvoiceValidator::profile).distinct().toList();
    if (!profile.equals(AUTO) && !known.contains(profile)) {
      throw new PartidaException(
          new Problem(
              "usage",
              "there is no validation profile " + profile,
              "profile",
              "choose auto or one of " + known));
    }
    Optional<InvoiceValidator> found =
        all.stream()
            .filter(v -> profile.equals(AUTO) || v.profile().equals(profile))
            .filter(v -> v.validates(root))
            .findFirst();
    return found.orElseThrow(
        () ->
            new PartidaException(
                new Problem(
                    "invoice.format-unknown",
                    "no rules are for the root element {"
                        + root.namespace()
                        + "}"
                        + root.localName(),
                    file,
                    "profiles now: " + known)));
  }
}
