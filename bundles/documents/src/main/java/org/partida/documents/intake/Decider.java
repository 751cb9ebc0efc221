package org.partida.documents.intake;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.partida.api.company.ApprovalPolicy;
import org.partida.api.company.Company;
import org.partida.api.document.Decision;
import org.partida.api.document.Document;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;
import org.partida.spi.posting.PostingProfile.PartnerFacts;

/** What a company's policy says of a new document. Pure. */
public final class Decider {
  private Decider() {}

  /**
   * The decision that a rule takes; empty = a person decides.
   *
   * @param alike why the document is like the last ones of its supplier: instead of what is known
   *     of the partner, never beyond the limit
   */
  static Optional<Decision> byRule(
      Company company,
      Map<String, PartnerFacts> partners,
      Document d,
      Instant now,
      boolean compares,
      Supplier<Optional<String>> alike) {
    ApprovalPolicy policy =
        d.direction() == Direction.RECEIVED
            ? company.policies().received()
            : company.policies().issued();
    if (policy != ApprovalPolicy.AUTOMATIC || !compares) {
      return byRule(company, partners, d, now);
    }
    boolean large =
        company
            .policies()
            .automaticLimit()
            .filter(
                limit ->
                    !limit.currency().equals(d.total().currency())
                        || d.total().abs().compareTo(limit) > 0)
            .isPresent();
    return large
        ? Optional.empty()
        : alike.get().map(why -> decision(d, DecisionState.APPROVED, why, now));
  }

  /** The decision that a rule takes; empty = a person decides. */
  public static Optional<Decision> byRule(
      Company company, Map<String, PartnerFacts> partners, Document d, Instant now) {
    ApprovalPolicy policy =
        d.direction() == Direction.RECEIVED
            ? company.policies().received()
            : company.policies().issued();
    return switch (policy) {
      case NOT_REQUIRED ->
          Optional.of(
              decision(
                  d, DecisionState.NOT_REQUIRED, "the company's policy asks for no decision", now));
      case REQUIRED, FIRM_DECIDES -> Optional.empty();
      case AUTOMATIC -> automatic(company, partners, d, now);
    };
  }

  private static Optional<Decision> automatic(
      Company company, Map<String, PartnerFacts> partners, Document d, Instant now) {
    boolean known =
        d.partnerTaxId()
            .map(t -> partners.containsKey(t) || partners.containsKey(bare(t)))
            .orElse(false);
    boolean small =
        company
            .policies()
            .automaticLimit()
            .map(
                limit ->
                    limit.currency().equals(d.total().currency())
                        && d.total().abs().compareTo(limit) <= 0)
            .orElse(false);
    if (!known || !small) {
      return Optional.empty();
    }
    String why =
        d.partnerName()
            + " is known and "
            + d.total()
            + " is within "
            + company.policies().automaticLimit().orElseThrow();
    return Optional.of(decision(d, DecisionState.APPROVED, why, now));
  }

  private static Decision decision(Document d, DecisionState state, String why, Instant now) {
    return new Decision(d.id(), state, "system:rule", "policy of the company", "client", why, now);
  }

  private static String bare(String taxId) {
    return taxId.startsWith("RO") ? taxId.substring(2) : taxId;
  }
}
