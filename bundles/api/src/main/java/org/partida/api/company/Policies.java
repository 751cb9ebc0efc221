package org.partida.api.company;

import java.util.Locale;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.spi.posting.RateDay;
import org.partida.spi.posting.StornoStyle;

/**
 * An accountant's settings for a company. Immutable.
 *
 * @param received approval of received documents
 * @param issued approval of issued documents
 * @param automaticLimit for {@link ApprovalPolicy#AUTOMATIC}: gross amount up to which a rule may
 *     approve
 * @param autoPost approved documents without questions are posted without a person
 * @param autoConfirmSure sure matches are confirmed without a person; off by default
 * @param storno how stornos are written
 * @param language language of renderings
 * @param rateDay which published exchange rate is the rate of a day
 */
public record Policies(
    ApprovalPolicy received,
    ApprovalPolicy issued,
    Optional<Money> automaticLimit,
    boolean autoPost,
    boolean autoConfirmSure,
    StornoStyle storno,
    Locale language,
    RateDay rateDay) {
  public Policies {
    // settings that were stored before there was a choice
    rateDay = rateDay == null ? RateDay.SAME_DAY : rateDay;
  }

  /** With the rate of the same day. */
  public Policies(
      ApprovalPolicy received,
      ApprovalPolicy issued,
      Optional<Money> automaticLimit,
      boolean autoPost,
      boolean autoConfirmSure,
      StornoStyle storno,
      Locale language) {
    this(
        received,
        issued,
        automaticLimit,
        autoPost,
        autoConfirmSure,
        storno,
        language,
        RateDay.SAME_DAY);
  }

  /**
   * What a new company has: received documents are approved by a person, nothing is posted or
   * confirmed by itself.
   */
  public static final Policies DEFAULT =
      new Policies(
          ApprovalPolicy.REQUIRED,
          ApprovalPolicy.NOT_REQUIRED,
          Optional.empty(),
          false,
          false,
          StornoStyle.RED,
          Locale.forLanguageTag("ro"));
}
