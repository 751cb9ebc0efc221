package org.partida.posting.ro;

import java.util.List;
import java.util.Optional;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.document.Direction;
import org.partida.posting.rules.VatRates;

/**
 * All dated tables, read once and strictly: a bad row fails the start with file and line.
 * Immutable.
 */
record RoData(
    List<AccountingType> types,
    Accounts accounts,
    VatRates rates,
    Countries countries,
    List<Treatment> treatments,
    List<Exemption.Prefix> exemptions,
    ReturnCodes codes,
    ReverseChargeGoods art331,
    List<DocumentType> documents,
    Phrases phrases,
    Limits limits,
    FixedAssets assets) {

  static RoData load() {
    RoData d =
        new RoData(
            AccountingType.load(),
            Accounts.load(),
            VatRates.load(RoData.class),
            Countries.load(),
            Treatment.load(),
            Exemption.load(),
            ReturnCodes.load(),
            ReverseChargeGoods.load(),
            DocumentType.load(),
            Phrases.load(),
            Limits.load(),
            FixedAssets.load());
    for (Treatment t : d.treatments) {
      if (t.vat() != VatMode.ASK && !d.codes.knows(t.name())) {
        String message = "treatment " + t.name() + " has no row in return-codes.psv";
        throw new PartidaException(
            new Problem(
                "data.bad-row", message, t.at(), "add the row, with dashes if it has no codes"));
      }
    }
    return d;
  }

  Optional<DocumentType> document(String typeCode, Direction direction) {
    return documents.stream()
        .filter(t -> t.typeCode().equals(typeCode) && t.direction() == direction)
        .findFirst();
  }
}
