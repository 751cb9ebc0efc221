package org.partida.model.paper;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partida.model.Money;
import org.partida.model.match.ItemSide;
import org.partida.model.voucher.PartnerRef;

/** What disposals of assets and compensations must say, and nothing else may. Stateless. */
final class OwnPapers {
  private OwnPapers() {}

  /**
   * Refuses what cannot be such a paper.
   *
   * @throws IllegalArgumentException in words
   */
  static void check(PaperKind kind, Optional<PartnerRef> partner, List<PaperLine> lines) {
    boolean disposal = kind == PaperKind.ASSET_DISPOSAL;
    boolean compensation = kind == PaperKind.COMPENSATION;
    for (PaperLine l : lines) {
      require(
          l.depreciation().isPresent() == disposal,
          disposal
              ? "\"" + l.name() + "\": a disposal says what was depreciated, 0.00 if nothing was"
              : "only the disposal of an asset says what was depreciated");
      require(
          l.settles().isPresent() == compensation,
          "each line of a compensation, and of nothing else, names what it settles");
      require(
          !compensation || l.net().signum() > 0,
          "what is set off is positive; the side says which way it goes");
    }
    if (disposal) {
      lines.forEach(OwnPapers::disposal);
    }
    if (compensation) {
      compensation(partner, lines);
    }
  }

  private static void disposal(PaperLine l) {
    Money depreciation = l.depreciation().orElseThrow();
    require(l.net().signum() > 0, "\"" + l.name() + "\" has no cost: net is what it once cost");
    require(
        l.vat().isZero() && l.rate().isEmpty(),
        "the disposal has no VAT: the invoice of the sale has it");
    require(
        depreciation.signum() >= 0 && depreciation.currency().equals(l.net().currency()),
        "\"" + l.name() + "\": depreciation cannot be " + depreciation);
    require(
        depreciation.compareTo(l.net()) <= 0,
        "depreciation "
            + depreciation
            + " of \""
            + l.name()
            + "\" is more than its cost "
            + l.net());
    require(
        l.hint().flatMap(PaperLine.Hint::account).isPresent(),
        "\"" + l.name() + "\": a disposal names the asset's account, such as 2131");
  }

  private static void compensation(Optional<PartnerRef> partner, List<PaperLine> lines) {
    require(partner.isPresent(), "a compensation names the partner");
    Set<PaperLine.Settles> seen = new HashSet<>();
    for (PaperLine l : lines) {
      PaperLine.Settles s = l.settles().orElseThrow();
      require(seen.add(s), s.document() + " is named twice");
    }
    Money owed = settled(lines, ItemSide.RECEIVABLE);
    Money owing = settled(lines, ItemSide.PAYABLE);
    require(
        owed.equals(owing),
        "of what the partner owes " + owed + " is set off, of what is owed to it " + owing);
  }

  /** The sum of one side. */
  static Money settled(List<PaperLine> lines, ItemSide side) {
    Money sum = Money.zero(lines.get(0).net().currency());
    for (PaperLine l : lines) {
      boolean mine = l.settles().filter(s -> s.side() == side).isPresent();
      sum = mine ? sum.plus(l.net()) : sum;
    }
    return sum;
  }

  private static void require(boolean ok, String what) {
    if (!ok) {
      throw new IllegalArgumentException(what);
    }
  }
}
