package org.partida.posting.check;

import org.partida.api.company.PartnerDifference;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.registry.RegistryFacts;

/** What may be wrong with partners, in words. Stateless. */
final class Troubles {
  private Troubles() {}

  static Problem notInRegister(RegistryFacts f) {
    return new Problem(
        "registry.not-found",
        "the register does not know the fiscal code " + f.id().shown(),
        "partner " + f.id().shown(),
        "compare the code on the papers with what the partner says");
  }

  static Problem unclear(Paper p) {
    return new Problem(
        "partner.unclear",
        p.document().number()
            + " was booked by other rules or settings than there are now, so it cannot be compared with the register",
        p.document().id(),
        "look at the entry; if it is wrong, undo it, and propose and post the document anew");
  }

  static Problem asks(Paper p, String question) {
    return new Problem(
        "partner.asks",
        p.document().number() + " is not corrected: " + question,
        p.document().id(),
        "undo the entry and have the document corrected by who issued it");
  }

  static Problem paid(Paper p) {
    return new Problem(
        "partner.paid",
        p.document().number()
            + " is paid, so its VAT is chargeable either way: nothing is corrected",
        p.document().id(),
        "nothing, unless the month in which the VAT was deducted must be declared anew");
  }

  static Problem conflict(Paper p) {
    return new Problem(
        "partner.conflict",
        p.document().number() + " is not corrected: the host has another entry under its id",
        p.document().id(),
        "settle that first, then undo, propose and post the document anew");
  }

  static PartidaException busy(String where) {
    return new PartidaException(
        new Problem(
            "partner.busy",
            "something of it is being posted or changed at this moment",
            where,
            "try again in a minute"));
  }

  static PartidaException unknown(String id) {
    return new PartidaException(
        new Problem(
            "difference.unknown",
            "there is no difference " + id,
            id,
            "partner-list shows the ids; one that is no longer so goes when partners are verified"));
  }

  static PartidaException decided(PartnerDifference d) {
    return new PartidaException(
        new Problem(
            "partner.decided",
            "the difference was "
                + d.state().name().toLowerCase(java.util.Locale.ROOT)
                + " by "
                + d.decidedBy().orElse("somebody")
                + d.decidedAt().map(at -> " at " + at).orElse(""),
            d.id(),
            "an answer stands until the register says something else"));
  }

  static PartidaException noReason(String id) {
    return new PartidaException(
        new Problem(
            "partner.reason",
            "a difference is dismissed with a reason",
            id,
            "say why the books are right, for the file"));
  }
}
